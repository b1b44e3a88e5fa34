package eu.akkoord.platform.servicetest;

import eu.akkoord.platform.core.facts.State;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.DeclaredShape;
import eu.akkoord.platform.store.Shape;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** All shapes of a service, to see that everything that can be said of an aggregate survives the store. */
public final class StoredShapes {
    private static final DocumentCodec CODEC = new DocumentCodec();

    private StoredShapes() {}

    /** The classes of all shapes below a package. */
    public static List<Class<?>> below(String packageName) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Shape.class));
        return scanner.findCandidateComponents(packageName).stream()
                .<Class<?>>map(
                        found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .toList();
    }

    /** The stored forms that are declared below a package, in a constant of a class. */
    public static List<State<?>> declaredBelow(String packageName) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(
                (reader, others) -> reader.getClassMetadata().getClassName().endsWith("Forms"));
        var states = new ArrayList<State<?>>();
        for (var found : scanner.findCandidateComponents(packageName)) {
            var type = ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null);
            for (var field : type.getDeclaredFields()) {
                if (field.getType() == State.class) {
                    states.add((State<?>) constant(field));
                }
            }
        }
        return states;
    }

    private static Object constant(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Aggregates of which a declared form loses something, each with what becomes of it. */
    public static <A> List<String> lost(State<A> state, FilledRecords filled) {
        return lost(
                new DeclaredShape<>(state, (after, event) -> new Announcement("none", Map.of())), state.type(), filled);
    }

    /**
     * Aggregates of which the store loses something, each with what becomes of it.
     *
     * @param type one of {@link #below}
     */
    public static List<String> lost(Class<?> type, FilledRecords filled) {
        return lost(shape(type), aggregate(type), filled);
    }

    private static <A> List<String> lost(Shape<A, ?> shape, Class<?> aggregate, FilledRecords filled) {
        @SuppressWarnings("unchecked") // a shape is found by the class of its aggregate
        var aggregates = (List<A>) filled.of(aggregate);
        return aggregates.stream()
                .map(one -> compared(one, shape.read(id(one), stored(shape.write(one)))))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String compared(Object before, Object after) {
        return before.equals(after) ? null : "%s\nbecomes\n%s".formatted(before, after);
    }

    private static Document stored(Document written) {
        return new RawBsonDocument(written, CODEC).decode(CODEC);
    }

    /** The first component, where that is an id; of what bears none any. */
    private static String id(Object aggregate) {
        try {
            var first = aggregate.getClass().getRecordComponents()[0].getAccessor();
            first.setAccessible(true);
            return first.invoke(aggregate) instanceof String id ? id : "id";
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Shape<?, ?> shape(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            // nothing is announced
            return (Shape<?, ?>) constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Class<?> aggregate(Class<?> type) {
        return Arrays.stream(type.getGenericInterfaces())
                .filter(one -> one instanceof ParameterizedType of && of.getRawType() == Shape.class)
                .map(one -> (Class<?>) ((ParameterizedType) one).getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow();
    }
}
