package de.stellwerk.routes.catalog;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The files of one service, by their names inside its folder; contents are fetched when asked for. */
public final class ServiceFiles {

    private final String folder;
    private final SortedMap<String, CatalogFile> files;

    ServiceFiles(String service, SortedMap<String, CatalogFile> files) {
        this.folder = "services/" + service + "/";
        this.files = files;
    }

    /** The content of a file, {@code name} relative to the service's folder. */
    public Optional<byte[]> content(String name) {
        return Optional.ofNullable(files.get(folder + name)).map(CatalogFile::bytes);
    }

    /** Where a file lies in the catalogue, for defects. */
    public String path(String name) {
        return folder + name;
    }

    /** The golden examples of a variant: {@code examples/<variant>/<example>/}. */
    public List<Example> examples(Service.Variant variant) {
        String below = folder + "examples/" + variant.name() + "/";
        String form = "/form" + variant.format().fileEnding();
        return files.subMap(below, below + Character.MAX_VALUE).keySet().stream()
                .filter(path -> path.endsWith(form))
                .map(path -> path.substring(folder.length(), path.length() - form.length()))
                .map(name -> new Example(name, name + form, name + "/antrag.xml"))
                .toList();
    }

    /**
     * A form and the Antrag document that it must become.
     *
     * @param name its folder inside the service's folder
     * @param form the file of the form: an envelope without attachment data, or an XML message
     * @param antrag the file of the Antrag document
     */
    public record Example(String name, String form, String antrag) {}
}
