package de.stellwerk.adapter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record. The hub checks it when the catalogue loads and shows it in the console and
 * the handbook.
 *
 * <p>Component types: {@code String}, {@code boolean}, {@code int}, {@link java.net.URI}, {@link java.nio.file.Path},
 * {@link java.time.Duration} (as {@code 30s}, {@code 5m}, {@code 1h} or ISO 8601), enums (written lower-case with hyphens),
 * {@link Secret}, and {@code Map<String, String>}. In a target file a component {@code baseUrl} is written {@code base-url}.
 * What a single component cannot say, the record's compact constructor checks with an {@link IllegalArgumentException} whose
 * message names the rule and never a value.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** What it is for, one English sentence. */
    String value();

    /** The value when the file names none, written as in a file; {@link #REQUIRED}: must be given; empty: none ({@code null}). */
    String fallback() default REQUIRED;

    /** A regular expression the written value must match as a whole; empty: anything. */
    String pattern() default "";

    /** Marks a component without a fallback. */
    String REQUIRED = "\u0000required";
}
