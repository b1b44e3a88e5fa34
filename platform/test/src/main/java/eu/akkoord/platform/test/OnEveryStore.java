package eu.akkoord.platform.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a test class once for each {@link StoreServer} at hand, which its constructor gets. */
@ParameterizedClass(name = "{0}")
@MethodSource("eu.akkoord.platform.test.StoreServer#atHand")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEveryStore {}
