package de.stellwerk.schemas.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An XML text without the text of certain elements, in which large contents stand. Everything else stays byte for byte, the
 * elements' own tags too, so that what is left can be read under the usual limits. It says nothing about whether the text is
 * well-formed: what is left is so exactly when the whole is, apart from what was taken out.
 */
public final class EmptiedXml {

    /** No more are taken out than any form has; the others stay where they are and meet the limits. */
    private static final int MOST = 200;

    private final byte[] xml;
    private final List<Taken> taken;
    private final List<Gap> gaps;

    private EmptiedXml(byte[] xml, List<Taken> taken, List<Gap> gaps) {
        this.xml = xml;
        this.taken = List.copyOf(taken);
        this.gaps = List.copyOf(gaps);
    }

    /**
     * Text that was taken out.
     *
     * @param parent which of the elements around such a one it stood in, from 1
     */
    public record Taken(int parent, String text) {}

    /** Where in what is left a text is missing: how many line ends it had, and how many characters after the last of them. */
    private record Gap(int line, int column, int lines, int tail) {}

    /**
     * @param xml UTF-8
     * @param path names of the elements from below the root, as written; an element with children is left as it is
     */
    public static EmptiedXml of(byte[] xml, String... path) {
        List<Taken> taken = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        ByteArrayOutputStream left = new ByteArrayOutputStream(xml.length);
        int kept = 0;
        int line = 1;
        int column = 1;
        for (XmlTags.Content content : XmlTags.contents(xml, List.of(path), MOST)) {
            String before = text(xml, kept, content.from());
            String text = text(xml, content.from(), content.to());
            left.write(xml, kept, content.from() - kept);
            column = lineEnds(before) == 0 ? column + tail(before) : tail(before) + 1;
            line += lineEnds(before);
            taken.add(new Taken(content.parent(), text));
            gaps.add(new Gap(line, column, lineEnds(text), tail(text)));
            kept = content.to();
        }
        left.write(xml, kept, xml.length - kept);
        return new EmptiedXml(left.toByteArray(), taken, gaps);
    }

    /** What is left. */
    public byte[] xml() {
        return xml;
    }

    /** In document order. */
    public List<Taken> taken() {
        return taken;
    }

    /** Line and column, from 1. */
    public record Position(int line, int column) {}

    /** Where a position in what is left stands in the whole. */
    public Position inTheWhole(int line, int column) {
        int wholeLine = line;
        int wholeColumn = column;
        for (Gap gap : gaps) {
            boolean sameLine = line == gap.line() && column > gap.column();
            if (sameLine) {
                wholeColumn = gap.tail() + (gap.lines() == 0 ? wholeColumn : column - gap.column() + 1);
            }
            wholeLine += sameLine || line > gap.line() ? gap.lines() : 0;
        }
        return new Position(wholeLine, wholeColumn);
    }

    private static String text(byte[] xml, int from, int to) {
        return new String(xml, from, to - from, UTF_8);
    }

    private static int lineEnds(String text) {
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            ends += (c == '\n' || c == '\r') && !pair ? 1 : 0;
        }
        return ends;
    }

    private static int tail(String text) {
        return text.length() - 1 - Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    }
}
