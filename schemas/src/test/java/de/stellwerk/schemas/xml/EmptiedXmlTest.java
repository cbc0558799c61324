package de.stellwerk.schemas.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmptiedXmlTest {

    @Test
    void theTextOfEachSuchElementIsTakenOutAndEverythingElseStays() {
        EmptiedXml emptied = emptied("<?x <a?><r a='>'><l><i><n>ü</n><c a=\"<\">AB</c></i><!-- <c>x</c> -->"
                + "<i><n/></i><i><c>C\nD</c></i></l><c>no</c></r>");

        assertThat(new String(emptied.xml(), UTF_8))
                .isEqualTo("<?x <a?><r a='>'><l><i><n>ü</n><c a=\"<\"></c></i>"
                        + "<!-- <c>x</c> --><i><n/></i><i><c></c></i></l><c>no</c></r>");
        assertThat(emptied.taken()).containsExactly(new EmptiedXml.Taken(1, "AB"), new EmptiedXml.Taken(3, "C\nD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<r><l><i><c>x<y/></c></i></l></r>",
                "<r><l><i><c><![CDATA[x]]></c></i></l></r>",
                "<r><l><p:i><c>x</c></p:i></l></r>",
                "<r><l><i><i><c>x</c></i></i></l></r>",
                "<r><![CDATA[<l><i><c>x</c></i></l>]]></r>",
                "<l><i><c>x</c></i></l>",
                "<!DOCTYPE r [<!ENTITY e '<l><i><c>x</c></i></l>'>]><r><l><i><c>x</c></i></l></r>",
                "<r><l><i><c>x",
                "<r",
                ""
            })
    void whatIsNotSuchAnElementStaysAsItIs(String xml) {
        assertThat(new String(emptied(xml).xml(), UTF_8)).isEqualTo(xml);
        assertThat(emptied(xml).taken()).isEmpty();
    }

    /** Each mark stands somewhere in the whole; where it is found in what is left leads back there. */
    @ParameterizedTest
    @CsvSource({"' '", "'ü\n'", "'\r\n'", "'\r'"})
    void placesInWhatIsLeftAreThoseOfTheWhole(String end) {
        String xml = "<r>" + end + "<l>ß1<i>2<c>AB</c>3</i><i>4<c>C" + end + "D</c>5" + end + "6</i>" + end + "<i><c>"
                + end + end + "E</c>7</i></l>8</r>";
        EmptiedXml emptied = emptied(xml);
        String left = new String(emptied.xml(), UTF_8);

        for (char mark = '1'; mark <= '8'; mark++) {
            EmptiedXml.Position found = position(left, mark);
            assertThat(emptied.inTheWhole(found.line(), found.column()))
                    .as("mark %s", mark)
                    .isEqualTo(position(xml, mark));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingMakesItFail(long seed) {
        Random random = new Random(seed);
        String splinters = "<>/!-[]?'\"ilcr &\n";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder xml = new StringBuilder("<r><l><i><c>");
            random.ints(random.nextInt(20), 0, splinters.length()).forEach(at -> xml.append(splinters.charAt(at)));
            assertThat(emptied(xml.toString()).xml().length).isLessThanOrEqualTo(xml.length());
        }
    }

    private static EmptiedXml emptied(String xml) {
        return EmptiedXml.of(xml.getBytes(UTF_8), "l", "i", "c");
    }

    private static EmptiedXml.Position position(String xml, char mark) {
        String before = xml.substring(0, xml.indexOf(mark));
        String[] lines = before.split("\r\n|\r|\n", -1);
        return new EmptiedXml.Position(lines.length, lines[lines.length - 1].length() + 1);
    }
}
