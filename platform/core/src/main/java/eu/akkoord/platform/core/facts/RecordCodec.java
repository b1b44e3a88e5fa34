package eu.akkoord.platform.core.facts;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a record as a map by the names of its components, without those that are absent. */
final class RecordCodec implements Codec {
    private final List<Component> components;
    private final List<Function<Map<?, ?>, @Nullable Object>> slots;
    private final MethodHandle constructor;

    /**
     * @param components what is written, those of a component that is written in place among them
     * @param slots read the values of the record's own components
     * @param constructor takes these as an array
     */
    RecordCodec(
            List<Component> components, List<Function<Map<?, ?>, @Nullable Object>> slots, MethodHandle constructor) {
        this.components = components;
        this.slots = slots;
        this.constructor = constructor;
    }

    /**
     * One component.
     *
     * @param shown its name over HTTP
     * @param value of a record
     * @param optional whether it may be absent
     * @param sparse whether it is left out where it is empty or false
     */
    record Component(
            String name,
            String shown,
            Function<Object, @Nullable Object> value,
            Codec codec,
            boolean optional,
            boolean sparse) {
        @Nullable
        Object of(Object record) {
            return value.apply(record);
        }

        /** The same in a record that has a record with it. */
        Component within(Function<Object, @Nullable Object> outer, boolean optional, String called) {
            return new Component(
                    called,
                    shown.equals(name) ? called : shown,
                    record -> {
                        var inner = outer.apply(record);
                        return inner == null ? null : of(inner);
                    },
                    codec,
                    this.optional || optional,
                    sparse);
        }

        void write(Object record, Style style, Map<String, Object> written) {
            var value = of(record);
            if (value == null) {
                return;
            }
            var plain = codec.write(value, style);
            if (!sparse || !isEmpty(plain)) {
                written.put(style.isStored() ? name : shown, plain);
            }
        }

        private static boolean isEmpty(Object plain) {
            return Boolean.FALSE.equals(plain)
                    || (plain instanceof Collection<?> all && all.isEmpty())
                    || (plain instanceof Map<?, ?> map && map.isEmpty());
        }

        @Nullable
        Object read(Map<?, ?> plain) {
            var written = plain.get(name);
            if (written == null && !shown.equals(name)) {
                written = plain.get(shown);
            }
            if (written == null) {
                var absent = optional ? null : codec.absent();
                if (absent == null && !optional) {
                    throw Unreadable.missing(shown);
                }
                return absent;
            }
            try {
                return codec.read(written);
            } catch (Unreadable deeper) {
                throw deeper.within(shown);
            }
        }
    }

    List<Component> components() {
        return components;
    }

    List<String> names() {
        return components.stream().map(Component::name).toList();
    }

    /** Returns the codec of a component by its name over HTTP, or its other one; null when there is none. */
    @Nullable
    Codec part(String name) {
        return components.stream()
                .filter(one -> one.shown().equals(name) || one.name().equals(name))
                .map(Component::codec)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Object merged(@Nullable Object target, Object patch) {
        return MergePatch.apply(target, patch, this::part);
    }

    /** Returns the same with other names. */
    RecordCodec renamed(List<String> names) {
        var renamed = new ArrayList<Component>();
        for (int place = 0; place < names.size(); place++) {
            renamed.add(components.get(place).within(record -> record, false, names.get(place)));
        }
        return new RecordCodec(renamed, slots(renamed), constructor);
    }

    static List<Function<Map<?, ?>, @Nullable Object>> slots(List<Component> components) {
        return components.stream()
                .<Function<Map<?, ?>, @Nullable Object>>map(one -> one::read)
                .toList();
    }

    /** Returns the names of those that have to be there. */
    Set<String> required() {
        return components.stream()
                .filter(one -> !one.optional() && one.codec().absent() == null)
                .map(Component::name)
                .collect(Collectors.toSet());
    }

    /** Tells whether anything of it is there. */
    boolean isIn(Map<?, ?> plain) {
        return components.stream().anyMatch(one -> plain.containsKey(one.name()));
    }

    @Override
    public Map<String, Object> write(Object record, Style style) {
        var written = new LinkedHashMap<String, Object>();
        for (var component : components) {
            component.write(record, style, written);
        }
        return written;
    }

    @Override
    public Object read(Object plain) {
        Map<?, ?> map = Codec.as(Map.class, plain);
        var values = new @Nullable Object[slots.size()];
        for (int place = 0; place < values.length; place++) {
            values[place] = slots.get(place).apply(map);
        }
        return made(values);
    }

    /** Reads a record whose first component is not written with it. */
    Object read(Object first, Map<?, ?> plain) {
        var values = new @Nullable Object[slots.size()];
        values[0] = first;
        for (int place = 1; place < values.length; place++) {
            values[place] = slots.get(place).apply(plain);
        }
        return made(values);
    }

    /** Makes a record of the values of its components. */
    Object made(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    /** Returns the names of the components in which two records differ. */
    List<String> changed(Object before, Object after) {
        return components.stream()
                .filter(one -> !Objects.equals(one.of(before), one.of(after)))
                .map(Component::name)
                .toList();
    }

    /** Makes the same record with another value of one component. */
    Object with(Object record, String name, @Nullable Object value) {
        return made(components.stream()
                .map(one -> one.name().equals(name) ? value : one.of(record))
                .toArray());
    }

    /** Writes some components, in the order chosen, and reads nothing. */
    @Override
    public RecordCodec only(Selection chosen) {
        var names = names();
        if (chosen.isEmpty() || !names.containsAll(chosen.names())) {
            throw new IllegalArgumentException("Choose among %s, not %s".formatted(names, chosen.names()));
        }
        var some = new ArrayList<Component>();
        chosen.all().forEach((name, within) -> {
            var one = components.get(names.indexOf(name));
            some.add(new Component(
                    name, one.shown(), one.value(), one.codec().only(within), one.optional(), one.sparse()));
        });
        return new RecordCodec(some, slots, constructor);
    }

    @Override
    public void addTexts(String name, Set<String> texts) {
        components.forEach(one -> one.codec().addTexts(below(name, one.name()), texts));
    }

    @Override
    public void addColumns(String name, List<Column> columns) {
        components.forEach(one -> one.codec().addColumns(below(name, one.shown()), columns));
    }

    static String below(String name, String property) {
        return name.isEmpty() ? property : name + "." + property;
    }
}
