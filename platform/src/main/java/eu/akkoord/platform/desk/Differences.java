package eu.akkoord.platform.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which properties differ between two states of the same facts. */
public final class Differences {
    private Differences() {}

    /** The names of the components that differ; the components of a facts record bear the names of the contract. */
    public static <T extends Record> List<String> between(T before, T after) {
        return Arrays.stream(before.getClass().getRecordComponents())
                .filter(component -> !Objects.equals(value(component, before), value(component, after)))
                .map(java.lang.reflect.RecordComponent::getName)
                .toList();
    }

    private static @Nullable Object value(java.lang.reflect.RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException("The facts of an aggregate are a public record", closed);
        }
    }
}
