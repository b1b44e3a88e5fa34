package eu.akkoord.platform.core.facts;

import eu.akkoord.platform.core.facts.RecordCodec.Component;
import eu.akkoord.platform.core.time.Period;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A factory of codecs, called once for each type, at the start. */
final class Codecs {
    private static final Map<Class<?>, Codec> PLAIN = Map.ofEntries(
            Map.entry(String.class, PlainCodec.FREE_TEXT),
            Map.entry(boolean.class, PlainCodec.FLAG),
            Map.entry(Boolean.class, PlainCodec.FLAG),
            Map.entry(int.class, PlainCodec.NUMBER),
            Map.entry(Integer.class, PlainCodec.NUMBER),
            Map.entry(LocalDate.class, PlainCodec.spelled(Fact.Type.DAY, LocalDate::parse, null)),
            Map.entry(LocalTime.class, PlainCodec.spelled(Fact.Type.TEXT, LocalTime::parse, null)),
            Map.entry(Instant.class, PlainCodec.spelled(Fact.Type.TEXT, Instant::parse, null)),
            Map.entry(URI.class, PlainCodec.spelled(Fact.Type.TEXT, URI::create, "")),
            Map.entry(Period.class, PlainCodec.PERIOD));

    private final Map<Class<?>, Codec> given;
    private final Map<TypeVariable<?>, AnnotatedType> bound;

    private Codecs(Map<Class<?>, Codec> given, Map<TypeVariable<?>, AnnotatedType> bound) {
        this.given = given;
        this.bound = bound;
    }

    /** Makes codecs with some that are given for types that are written in a way of their own. */
    static Codecs with(Map<Class<?>, Codec> given) {
        return new Codecs(given, Map.of());
    }

    Codec of(AnnotatedType type) {
        var raw = raw(type);
        if (type.getType() instanceof TypeVariable<?> variable) {
            return of(Objects.requireNonNull(bound.get(variable), variable::toString));
        }
        if (!(type instanceof AnnotatedParameterizedType parameterized)) {
            return raw == String.class ? text(type.getAnnotation(Code.class)) : of(raw);
        }
        var arguments = parameterized.getAnnotatedActualTypeArguments();
        if (raw == List.class) {
            return new ListCodec(of(arguments[0]), List::copyOf);
        }
        if (raw == Set.class) {
            return new ListCodec(of(arguments[0]), LinkedHashSet::new);
        }
        if (raw == Map.class) {
            return new MapCodec((WordCodec) of(arguments[0]), of(arguments[1]));
        }
        var inner = new HashMap<>(bound);
        for (int place = 0; place < arguments.length; place++) {
            inner.put(raw.getTypeParameters()[place], resolved(arguments[place]));
        }
        return new Codecs(given, inner).of(raw);
    }

    private AnnotatedType resolved(AnnotatedType type) {
        return type.getType() instanceof TypeVariable<?> variable
                ? Objects.requireNonNull(bound.get(variable), variable::toString)
                : type;
    }

    private static Class<?> raw(AnnotatedType type) {
        return switch (type.getType()) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            default -> Object.class;
        };
    }

    Codec of(Class<?> type) {
        var known = given.getOrDefault(type, PLAIN.get(type));
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return new WordCodec(type);
        }
        if (type.isRecord()) {
            var codec = record(type);
            var only = codec.components().getFirst();
            // what wraps a list or a map is written as that
            return codec.components().size() == 1
                            && (only.codec() instanceof ListCodec || only.codec() instanceof MapCodec)
                    ? new WrapperCodec(codec)
                    : codec;
        }
        if (type.isSealed()) {
            var tag = type.getAnnotation(Tagged.class);
            return new SealedCodec(
                    tag == null ? null : tag.value(),
                    Arrays.stream(type.getPermittedSubclasses())
                            .map(one -> new SealedCodec.Option(one, record(one)))
                            .toList());
        }
        throw new IllegalArgumentException("Say how a %s is written".formatted(type.getName()));
    }

    private static Codec text(@Nullable Code code) {
        if (code == null) {
            return PlainCodec.FREE_TEXT;
        }
        return code.in().isEmpty() ? PlainCodec.CODE : PlainCodec.reference(code.in());
    }

    /** Makes the codec of a record, as a map of its components. */
    RecordCodec record(Class<?> type) {
        var components = new ArrayList<Component>();
        var slots = new ArrayList<Function<Map<?, ?>, @Nullable Object>>();
        for (var one : type.getRecordComponents()) {
            add(one, components, slots);
        }
        try {
            var declared = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            declared.setAccessible(true);
            return new RecordCodec(
                    components,
                    slots,
                    MethodHandles.lookup()
                            .unreflectConstructor(declared)
                            .asSpreader(Object[].class, slots.size())
                            .asType(MethodType.methodType(Object.class, Object[].class)));
        } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException(closed);
        }
    }

    private void add(
            RecordComponent component, List<Component> components, List<Function<Map<?, ?>, @Nullable Object>> slots) {
        var accessor = accessor(component);
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        var written = component.getAnnotation(EncodedAs.class);
        var names = written == null ? List.<String>of() : List.of(written.value());
        if (written != null && written.inPlace()) {
            var whole = record(component.getType());
            var inner = names.isEmpty() ? whole : whole.renamed(names);
            inner.components().forEach(one -> components.add(one.within(accessor, optional, one.name())));
            slots.add(plain -> optional && !inner.isIn(plain) ? null : inner.read(plain));
            return;
        }
        var name = names.isEmpty() ? component.getName() : names.getFirst();
        var shown = component.getAnnotation(ApiName.class);
        var one = new Component(
                name,
                shown == null ? name : shown.value(),
                accessor,
                of(component.getAnnotatedType()),
                optional,
                written != null && written.sparse());
        components.add(one);
        slots.add(one::read);
    }

    private static Function<Object, @Nullable Object> accessor(RecordComponent component) {
        try {
            var method = component.getAccessor();
            method.setAccessible(true);
            var handle =
                    MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
            return record -> value(handle, record);
        } catch (IllegalAccessException closed) {
            throw new IllegalArgumentException(closed);
        }
    }

    private static @Nullable Object value(MethodHandle accessor, Object record) {
        try {
            return (Object) accessor.invokeExact(record);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
