package de.stellwerk.schemas;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The characters of DIN 91379 as published: ranges of code points, and sequences of a base letter with its marks, in hex. */
final class Din91379Characters {

    private static final String LETTERS = """
            00C0-00D6 00D8-00F6 00F8-017E 0187-0188 018F 0197 01A0-01A1 01AF-01B0 01B7 01CD-01DC 01DE-01DF
            01E2-01F0 01F4-01F5 01F8-01FF 0212-0213 0218-021B 021E-021F 0227-0233 0259 0268 0292 02B9-02BA
            02BE-02BF 02C8 02CC 1E02-1E03 1E06-1E07 1E0A-1E11 1E17 1E1C-1E2B 1E2F-1E37 1E3A-1E3B 1E40-1E49
            1E52-1E5B 1E5E-1E63 1E6A-1E6F 1E80-1E87 1E8C-1E97 1E9E 1EA0-1EF9 2019 2021
            """;

    private static final String ONLY_A = """
            0020 0027 002C-002E 0041-005A 0060-007A 007E 00A8 00B4 00B7
            """;

    private static final String ONLY_B = """
            0020-007E 00A1-00A3 00A5 00A7-00AC 00AE-00B7 00B9-00BB 00BF 00D7 00F7 20AC
            """;

    private static final String ONLY_C = """
            0009-000A 000D 0020-007E 00A0-00AC 00AE-00BF 00D7 00F7 20AC
            """;

    /** Base letter, colon, the mark sequences that may follow it; what has a composed form is not here. */
    private static final String SEQUENCES = """
            0041:030B 0043:0300,0304,0306,0308,0315,0323,0326,0328+0306 0044:0302 0046:0300,0304 0047:0300
            0048:0304,0326,0331 004A:0301,030C 004B:0300,0302,0304,0307,0315,031B,0326,035F+0048,035F+0068
            004C:0302,0325,0325+0304,0326 004D:0300,0302,0306,0310 004E:0302,0304,0306,0326
            0050:0300,0304,0315,0323 0052:0306,0325,0325+0304 0053:0300,0304,031B+0304,0331
            0054:0300,0304,0308,0315,031B 0055:0307 005A:0300,0304,0306,0308,0327 0061:030B
            0063:0300,0304,0306,0308,0315,0323,0326,0328+0306 0064:0302 0066:0300,0304 0067:0300 0068:0304,0326
            006A:0301 006B:0300,0302,0304,0307,0315,031B,0326,035F+0068 006C:0302,0325,0325+0304,0326
            006D:0300,0302,0306,0310 006E:0302,0304,0306,0326 0070:0300,0304,0315,0323 0072:0306,0325,0325+0304
            0073:0300,0304,031B+0304,0331 0074:0300,0304,0315,031B 0075:0307 007A:0300,0304,0306,0308,0327
            00C7:0306 00DB:0304 00E7:0306 00FB:0304 00FF:0301 010C:0315,0323 010D:0315,0323 0113:030D 012A:0301
            012B:0301 014D:030D 017D:0326,0327 017E:0326,0327 1E32:0304 1E33:0304 1E62:0304 1E63:0304 1E6C:0304
            1E6D:0304 1EA0:0308 1EA1:0308 1ECC:0308 1ECD:0308 1EE4:0304,0308 1EE5:0304,0308
            """;

    private static final Map<Character, List<String>> MARKS = sequences();

    private Din91379Characters() {}

    static BitSet classA() {
        return ranges(LETTERS + ONLY_A);
    }

    static BitSet classB() {
        return ranges(LETTERS + ONLY_B);
    }

    static BitSet classC() {
        return ranges(LETTERS + ONLY_C);
    }

    /** How many characters after the base at {@code offset} belong to it by the longest sequence; 0 if none. */
    static int marksAfter(String text, int offset) {
        int longest = 0;
        for (String marks : MARKS.getOrDefault(text.charAt(offset), List.of())) {
            if (marks.length() > longest && text.startsWith(marks, offset + 1)) {
                longest = marks.length();
            }
        }
        return longest;
    }

    private static BitSet ranges(String hex) {
        BitSet characters = new BitSet();
        for (String range : hex.trim().split("\\s+")) {
            String[] ends = range.split("-");
            characters.set(codePoint(ends[0]), codePoint(ends[ends.length - 1]) + 1);
        }
        return characters;
    }

    private static Map<Character, List<String>> sequences() {
        Map<Character, List<String>> marks = new HashMap<>();
        for (String entry : SEQUENCES.trim().split("\\s+")) {
            String[] baseAndMarks = entry.split(":");
            List<String> ofBase = new ArrayList<>();
            for (String sequence : baseAndMarks[1].split(",")) {
                ofBase.add(text(sequence));
            }
            marks.put((char) codePoint(baseAndMarks[0]), List.copyOf(ofBase));
        }
        return Map.copyOf(marks);
    }

    private static String text(String sequence) {
        StringBuilder text = new StringBuilder();
        for (String character : sequence.split("\\+")) {
            text.append((char) codePoint(character));
        }
        return text.toString();
    }

    private static int codePoint(String hex) {
        return Integer.parseInt(hex, 16);
    }
}
