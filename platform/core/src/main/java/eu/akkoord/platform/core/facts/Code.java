package eu.akkoord.platform.core.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text that is a code or an id. Every other text of a record is a free one, in which somebody may have written what has to be
 * erased one day.
 */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Code {
    /** Collection of the API in which the id can be looked up, and to which views link; none for a plain code. */
    String in() default "";
}
