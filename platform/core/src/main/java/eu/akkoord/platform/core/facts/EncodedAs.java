package eu.akkoord.platform.core.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a component of a record is written where that is not by its name. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface EncodedAs {
    /** Another name; of a component that is written in place, one for each of its own. */
    String[] value() default {};

    /** Tells whether the properties of a record stand among those of the record that has it. */
    boolean inPlace() default false;

    /** Tells whether it is left out where it is empty or false. */
    boolean sparse() default false;
}
