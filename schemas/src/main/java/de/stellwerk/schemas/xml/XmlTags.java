package de.stellwerk.schemas.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the text of elements by walking over the tags of an XML text, without reading it. What is not well-formed may be
 * misunderstood; whoever reads it afterwards refuses it.
 */
final class XmlTags {

    private final byte[] xml;
    private final List<String> path;
    private final List<Content> found = new ArrayList<>();
    private int at;
    private int depth;
    private int onPath;
    private int parents;

    private XmlTags(byte[] xml, List<String> path) {
        this.xml = xml;
        this.path = path;
    }

    /** The bytes between the tags of an element without children. */
    record Content(int parent, int from, int to) {}

    /** @param path names below the root */
    static List<Content> contents(byte[] xml, List<String> path, int most) {
        XmlTags tags = new XmlTags(xml, path);
        while (tags.found.size() < most && tags.next()) {
            continue;
        }
        return tags.found;
    }

    private boolean next() {
        at = indexOf("<", at);
        if (at < 0) {
            return false;
        }
        if (startsWith("<!--")) {
            return skip("-->");
        }
        if (startsWith("<![CDATA[")) {
            return skip("]]>");
        }
        if (startsWith("<?")) {
            return skip("?>");
        }
        if (startsWith("<!")) {
            return false;
        }
        return startsWith("</") ? close() : open();
    }

    private boolean close() {
        onPath = Math.min(onPath, Math.max(0, depth - 2));
        depth--;
        return skip(">");
    }

    private boolean open() {
        String name = name();
        at = endOfTag();
        if (at < 0) {
            return false;
        }
        boolean closed = xml[at - 2] == '/';
        boolean matches = depth > 0 && depth <= path.size() && onPath == depth - 1 && name.equals(path.get(depth - 1));
        if (matches && depth == path.size() - 1) {
            parents++;
        }
        if (matches && depth == path.size()) {
            take(closed);
        }
        if (!closed) {
            onPath = matches ? depth : onPath;
            depth++;
        }
        return true;
    }

    private void take(boolean closed) {
        int end = closed ? at : indexOf("<", at);
        if (closed || (end >= 0 && end + 1 < xml.length && xml[end + 1] == '/')) {
            found.add(new Content(parents, at, end));
        }
    }

    private String name() {
        int end = at + 1;
        while (end < xml.length && " \t\r\n/>".indexOf(xml[end]) < 0) {
            end++;
        }
        return new String(xml, at + 1, end - at - 1, UTF_8);
    }

    /** Behind the {@code >} of the tag that begins here; a quoted one does not count. */
    private int endOfTag() {
        byte quote = 0;
        for (int i = at + 1; i < xml.length; i++) {
            if (quote != 0) {
                quote = xml[i] == quote ? 0 : quote;
            } else if (xml[i] == '"' || xml[i] == '\'') {
                quote = xml[i];
            } else if (xml[i] == '>') {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean skip(String end) {
        int found = indexOf(end, at);
        at = found + end.length();
        return found >= 0;
    }

    private int indexOf(String text, int from) {
        for (int i = from; i + text.length() <= xml.length; i++) {
            if (startsWith(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(String text) {
        return startsWith(text, at);
    }

    private boolean startsWith(String text, int from) {
        if (from + text.length() > xml.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (xml[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
