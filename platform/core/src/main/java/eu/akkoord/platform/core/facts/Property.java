package eu.akkoord.platform.core.facts;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Accessor of a record that also says which one it is, such as {@code VisitFacts::owner}: so a property is named where the compiler checks
 * it.
 *
 * @param <R> the record
 * @param <V> the type of the property
 */
@FunctionalInterface
public interface Property<R, V extends @Nullable Object> extends Serializable {
    /** Names by the class that the compiler makes for each place that names one. */
    Map<Class<?>, String> NAMES = new ConcurrentHashMap<>();

    V of(R record);

    /** @throws IllegalArgumentException when it is no reference to a method */
    default String name() {
        return NAMES.computeIfAbsent(getClass(), type -> {
            try {
                var replacement = type.getDeclaredMethod("writeReplace");
                replacement.setAccessible(true);
                return ((SerializedLambda) replacement.invoke(this)).getImplMethodName();
            } catch (ReflectiveOperationException none) {
                throw new IllegalArgumentException("Name a property by its accessor", none);
            }
        });
    }
}
