package de.stellwerk.routes.mapping;

import de.stellwerk.schemas.xml.XmlViolation;
import java.util.List;

/** A stylesheet of the catalogue that did not do its work: our fault, not the applicant's. Never holds a value. */
public final class MappingFailed extends RuntimeException {

    /** The result was not valid; {@link #violations()} says where. */
    public static final String INVALID_RESULT = "invalid-result";
    /** It did not end in time. */
    public static final String TOO_SLOW = "too-slow";
    /** Earlier runs of this stylesheet did not end in time and still have not ended. */
    public static final String RUNS_AWAY = "runs-away";
    /** It stopped for a reason that has no code. */
    public static final String CRASHED = "crashed";
    /** What it was to be applied to cannot be read. */
    public static final String UNREADABLE = "unreadable";

    private final String code;
    private final String file;
    private final int line;
    private final transient List<XmlViolation> violations;

    MappingFailed(String code, String file, int line, List<XmlViolation> violations) {
        super(code + " at " + file + ":" + line + (violations.isEmpty() ? "" : " " + violations));
        this.code = code;
        this.file = file;
        this.line = line;
        this.violations = List.copyOf(violations);
    }

    MappingFailed(String code, String file) {
        this(code, file, 0, List.of());
    }

    /** One of the constants here, an error code of XPath or XSLT such as {@code FORG0001}, or a rule of {@code XmlRule}. */
    public String code() {
        return code;
    }

    /** The stylesheet module. */
    public String file() {
        return file;
    }

    /** From 1; 0 when unknown. */
    public int line() {
        return line;
    }

    /** What is wrong with the result, each with rule and XPath. */
    public List<XmlViolation> violations() {
        return violations;
    }

    /** Where it failed, the same for every submission that fails there: module and line, or the place in the result. */
    public String place() {
        return violations.isEmpty()
                ? file + ":" + line
                : violations.get(0).xpath().replaceAll("\\[\\d+]", "");
    }
}
