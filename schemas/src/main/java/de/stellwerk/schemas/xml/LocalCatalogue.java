package de.stellwerk.schemas.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Finds schemas and stylesheets: the siblings at hand, and the hub's own by name. Nothing is ever fetched. */
final class LocalCatalogue implements LSResourceResolver {

    static final String SCHEME = "stellwerk";

    private static final Map<String, String> OWN_BY_NAMESPACE = Map.of(
            "urn:stellwerk:antrag:1.0",
            "antrag-1.0.xsd",
            CharacterClasses.NAMESPACE,
            CharacterClasses.FILE,
            "http://xoev.de/schemata/basisnachricht/unqualified/g2g/1_1",
            "xoev-basisnachricht-g2g-1.1.xsd",
            "http://xoev.de/schemata/code/1_0",
            "xoev-code-1.0.xsd");

    private final Function<String, Optional<byte[]>> siblings;

    LocalCatalogue(Function<String, Optional<byte[]>> siblings) {
        this.siblings = siblings;
    }

    @Override
    public LSInput resolveResource(String type, String namespace, String publicId, String systemId, String base) {
        String name = nameOf(systemId);
        String own = OWN_BY_NAMESPACE.getOrDefault(String.valueOf(namespace), name);
        byte[] bytes = siblings.apply(name).or(() -> toValidate(own)).orElseThrow(() -> new NotInTheCatalogue(name));
        SchemaCompilation.refuseWhatCannotBeRead(name, bytes);
        return new BytesAsInput(bytes, SCHEME + ":" + name);
    }

    private static Optional<byte[]> toValidate(String name) {
        return own(name)
                .map(schema -> name.equals(CharacterClasses.FILE) ? CharacterClasses.withoutPatterns(schema) : schema);
    }

    /** One of the hub's own resources, by its file name. */
    static Optional<byte[]> own(String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]*\\.(xsd|xsl)")) {
            return Optional.empty();
        }
        try (InputStream resource = LocalCatalogue.class.getResourceAsStream("/de/stellwerk/schemas/" + name)) {
            return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(String systemId) {
        return systemId == null ? "" : systemId.replace(SCHEME + ":", "");
    }

    static final class NotInTheCatalogue extends RuntimeException {
        NotInTheCatalogue(String name) {
            super("'" + name + "' is neither a sibling nor one of the hub's own schemas");
        }
    }

    private record BytesAsInput(byte[] bytes, String id) implements LSInput {
        @Override
        public InputStream getByteStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public String getSystemId() {
            return id;
        }

        @Override
        public Reader getCharacterStream() {
            return null;
        }

        @Override
        public String getStringData() {
            return null;
        }

        @Override
        public String getPublicId() {
            return null;
        }

        @Override
        public String getBaseURI() {
            return null;
        }

        @Override
        public String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader reader) {}

        @Override
        public void setByteStream(InputStream stream) {}

        @Override
        public void setStringData(String data) {}

        @Override
        public void setSystemId(String systemId) {}

        @Override
        public void setPublicId(String publicId) {}

        @Override
        public void setBaseURI(String base) {}

        @Override
        public void setEncoding(String encoding) {}

        @Override
        public void setCertifiedText(boolean certified) {}
    }
}
