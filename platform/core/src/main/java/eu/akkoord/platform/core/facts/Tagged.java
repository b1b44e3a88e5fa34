package eu.akkoord.platform.core.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The property that distinguishes the written records of a sealed type: it holds the record's own name, beginning with a small letter.
 * Without it, records are distinguished by the properties they have.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tagged {
    String value();
}
