package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Channels.Directory;
import de.stellwerk.routes.catalog.Channels.FormServer;
import de.stellwerk.routes.catalog.Channels.Pull;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the parts {@code directory}, {@code queue} and {@code pull} of a portal's file. */
record ChannelsFile(SettingsBinder settings) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+");

    Channels read(Section file) {
        return new Channels(directory(file), file.flag("queue", false), pull(file));
    }

    private Optional<Directory> directory(Section file) {
        return file.has("directory") ? settings.bind(Directory.class, file.section("directory")) : Optional.empty();
    }

    private Optional<Pull> pull(Section file) {
        if (!file.has("pull")) {
            return Optional.empty();
        }
        Section pull = file.section("pull");
        List<String> forms = pull.list("forms", FORM, "must list Formularnummern such as AS_940000");
        return settings.bind(FormServer.class, pull).map(server -> new Pull(server, forms));
    }
}
