package de.stellwerk.adapter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which target files ask for an adapter, for example {@code adapter: cmis}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AdapterKind {

    /** Lower-case letters, digits and hyphens; unique in the hub. */
    String value();

    /**
     * A resource beside the class: the XSLT 3.0 stylesheet that turns the Antrag document into {@link Delivery#payload()}.
     * Empty: the payload is the Antrag document itself. A target may bring its own stylesheet instead.
     */
    String payload() default "";
}
