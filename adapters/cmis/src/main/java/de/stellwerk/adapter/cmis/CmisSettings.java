package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.Setting;
import java.net.URI;
import java.time.Duration;

/** Where a DMS is and how it files. */
public record CmisSettings(
        @Setting(value = "The service URL of the binding", pattern = "https?://.+")
        URI url,

        @Setting(value = "The CMIS binding behind that URL", fallback = "browser")
        Binding binding,

        @Setting("The id of the repository") String repository,

        @Setting("The technical user") String user,

        @Setting("The password of that user") Secret password,

        @Setting(value = "The folder below which the Aktenplan begins; it must exist", fallback = "/", pattern = "/.*")
        String root,

        @Setting(value = "The type of folders", fallback = "cmis:folder")
        String folderType,

        @Setting(value = "The type of documents", fallback = "cmis:document")
        String documentType,

        @Setting(
                value = "The property of the case folder that takes the idempotency key, if its type has it",
                fallback = "cmis:description")
        String keyProperty,

        @Setting(value = "How long the DMS may stay silent", fallback = "30s")
        Duration timeout) {

    /** A CMIS binding. */
    public enum Binding {
        BROWSER,
        ATOMPUB
    }
}
