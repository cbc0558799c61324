package de.stellwerk.routes.catalog;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
                .filter(name -> name.indexOf('/', below.length() - folder.length()) < 0)
                .map(name -> new Example(name, name + form, name + "/antrag.xml"))
                .toList();
    }

    /** The files of an example beside its form and its Antrag document, by their names inside its folder, in order. */
    public SortedMap<String, byte[]> parts(Example example) {
        String below = folder + example.name() + "/";
        SortedMap<String, byte[]> parts = new TreeMap<>();
        files.subMap(below, below + Character.MAX_VALUE)
                .forEach((path, file) -> parts.put(path.substring(below.length()), file.bytes()));
        Stream.of(example.form(), example.antrag())
                .forEach(name -> parts.remove(name.substring(example.name().length() + 1)));
        parts.remove(AddressFile.NAME);
        return parts;
    }

    /** What the portal of an example calls things, by the {@code portal.yml} beside its form. */
    public Portal.Addresses addresses(Example example, List<Defect> defects) {
        String name = example.name() + "/" + AddressFile.NAME;
        Defects found = new Defects(path(name));
        Portal.Addresses addresses =
                content(name).map(content -> AddressFile.read(content, found)).orElse(Portal.Addresses.NONE);
        defects.addAll(found.found());
        return addresses;
    }

    /**
     * A form and the Antrag document that it must become.
     *
     * @param name its folder inside the service's folder
     * @param form the file of the message that holds the form
     * @param antrag the file of the Antrag document
     */
    public record Example(String name, String form, String antrag) {}
}
