package eu.akkoord.platform.servicetest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records in which every component is set, to different values, and each kind of a sealed type and each constant of an enum stands
 * somewhere; and one in which what may be absent is. So a test of what becomes of a record cannot forget a component.
 */
public final class FilledRecords {
    private static final LocalDate FIRST_DAY = LocalDate.of(2017, 6, 20);

    private final Map<Class<?>, List<?>> given = new HashMap<>();
    private int serial;

    /** The same, with these values of a type that cannot be set to anything. */
    public <T> FilledRecords with(Class<T> type, List<? extends T> values) {
        given.put(type, values);
        return this;
    }

    /** Values of a type; more than one where it can be of several kinds. */
    public <T> List<T> of(Class<T> type) {
        return values(type, Map.of()).stream().map(type::cast).toList();
    }

    private List<Object> values(Type type, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case TypeVariable<?> variable -> values(Objects.requireNonNull(bound.get(variable)), bound);
            case ParameterizedType parameterized -> parameterized(parameterized, bound);
            case Class<?> plain -> plain(plain, Map.of());
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private List<Object> parameterized(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
        var raw = (Class<?>) type.getRawType();
        var arguments = Arrays.stream(type.getActualTypeArguments())
                .map(argument -> argument instanceof TypeVariable<?> variable ? bound.get(variable) : argument)
                .map(Objects::requireNonNull)
                .toList();
        if (raw == Map.class) {
            var keys = several(arguments.get(0), bound);
            var values = several(arguments.get(1), bound);
            var map = new LinkedHashMap<Object, Object>();
            for (int place = 0; place < keys.size(); place++) {
                map.put(keys.get(place), values.get(place % values.size()));
            }
            return List.of(map);
        }
        if (raw.isAssignableFrom(List.class)) {
            return List.of(several(arguments.getFirst(), bound));
        }
        if (raw.isAssignableFrom(LinkedHashSet.class)) {
            return List.of(new LinkedHashSet<>(several(arguments.getFirst(), bound)));
        }
        var inner = new HashMap<TypeVariable<?>, Type>();
        for (int place = 0; place < arguments.size(); place++) {
            inner.put(raw.getTypeParameters()[place], arguments.get(place));
        }
        return plain(raw, inner);
    }

    /** At least two. */
    private List<Object> several(Type type, Map<TypeVariable<?>, Type> bound) {
        var values = values(type, bound);
        return values.size() > 1
                ? values
                : Stream.concat(values.stream(), values(type, bound).stream()).toList();
    }

    private List<Object> plain(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        var known = given.get(type);
        if (known != null) {
            return List.copyOf(known);
        }
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        if (type.isRecord()) {
            return records(type, bound);
        }
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .flatMap(kind -> plain(kind, bound).stream())
                    .toList();
        }
        return type == boolean.class ? List.of(true, false) : List.of(value(type));
    }

    private Object value(Class<?> type) {
        int next = ++serial;
        if (type == String.class) {
            return "tekst-%03d".formatted(next);
        }
        if (type == int.class || type == Integer.class) {
            return next;
        }
        if (type == long.class || type == Long.class) {
            return (long) next;
        }
        if (type == LocalDate.class) {
            return FIRST_DAY.plusDays(next);
        }
        if (type == LocalTime.class) {
            return LocalTime.of(next % 24, 30);
        }
        if (type == Instant.class) {
            return Instant.EPOCH.plusMillis(next);
        }
        throw new IllegalArgumentException("Say which values there are of " + type);
    }

    private List<Object> records(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        var components = type.getRecordComponents();
        var options = Arrays.stream(components)
                .map(component -> values(component.getGenericType(), bound))
                .toList();
        int most = options.stream().mapToInt(List::size).max().orElse(1);
        var records = new ArrayList<Object>();
        for (int kind = 0; kind < most; kind++) {
            int turn = kind;
            records.add(record(
                    type,
                    options.stream()
                            .map(values -> values.get(turn % values.size()))
                            .toArray()));
        }
        if (Arrays.stream(components).anyMatch(FilledRecords::mayBeAbsent)) {
            var some = new @Nullable Object[components.length];
            for (int place = 0; place < components.length; place++) {
                some[place] = mayBeAbsent(components[place])
                        ? null
                        : options.get(place).getFirst();
            }
            records.add(record(type, some));
        }
        return records;
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object record(Class<?> type, @Nullable Object[] values) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException(
                    "Say which values there are of %s, not %s".formatted(type, Arrays.toString(values)), refused);
        }
    }
}
