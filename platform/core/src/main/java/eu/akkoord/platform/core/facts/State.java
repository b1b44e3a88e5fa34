package eu.akkoord.platform.core.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Form in which an aggregate is stored: a map of its components but for the id, which stands beside it. A later form than the first bears
 * its number as {@value #FORM}; what was stored in an earlier one is lifted when it is read, one form after the other.
 *
 * @param <A> the aggregate, a record whose first component is its id
 */
public final class State<A> {
    private static final String FORM = "form";

    private final Class<A> type;
    private final RecordCodec codec;
    private final UnaryOperator<Map<String, Object>> unnumbered;
    private final List<UnaryOperator<Map<String, Object>>> lifts;
    private final UnaryOperator<Map<String, Object>> out;
    private final UnaryOperator<Map<String, Object>> in;
    private final UnaryOperator<String> text;
    private final ToRevision<A> completed;
    private final Set<String> saidLater;

    private State(Builder<A> builder) {
        this.type = builder.type;
        this.codec = Codecs.with(builder.given).record(type);
        this.unnumbered = builder.unnumbered;
        this.lifts = List.copyOf(builder.lifts);
        this.out = builder.out;
        this.in = builder.in;
        this.text = builder.text;
        this.completed = builder.completed;
        this.saidLater = Set.copyOf(builder.saidLater);
        var names = codec.names();
        if (names.contains(FORM) || Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("Two parts of %s are stored by one name: %s".formatted(type, names));
        }
    }

    /** Begins the declaration of the form of a record, of which each component is stored as it says. */
    public static <A extends Record> Builder<A> of(Class<A> type) {
        return new Builder<>(type);
    }

    /** Returns the aggregate. */
    public Class<A> type() {
        return type;
    }

    /** Writes the state of an aggregate. */
    public Map<String, Object> write(A aggregate) {
        var state = codec.write(aggregate, Style.STORED);
        state.remove(codec.names().getFirst());
        var arranged = out.apply(state);
        if (!lifts.isEmpty()) {
            arranged.put(FORM, lifts.size() + 1);
        }
        return arranged;
    }

    /**
     * Reads a state of any form.
     *
     * @throws IllegalArgumentException when it says what no service writes; never {@link Unreadable}, which blames who sent a body
     */
    public A read(String id, Map<String, Object> stored) {
        var number = stored.getOrDefault(FORM, 1);
        if (!(number instanceof Integer form) || form < 1 || form > lifts.size() + 1) {
            throw odd(id, "a later release wrote /%s of it".formatted(FORM));
        }
        try {
            return type.cast(codec.read(id, in.apply(lifted(form, stored))));
        } catch (Unreadable unreadable) {
            throw odd(id, unreadable.pointer());
        } catch (RuntimeException other) {
            throw odd(id, other.getClass().getSimpleName());
        }
    }

    /** As {@link #read(String, Map)}, with what follows from the revision that the state was stored at. */
    public A read(String id, Map<String, Object> stored, long revision) {
        return completed.apply(read(id, stored), revision);
    }

    /** Completes an aggregate by the revision that it was stored at. */
    @FunctionalInterface
    public interface ToRevision<A> {
        A apply(A read, long revision);
    }

    /** Names no cause, whose message may repeat what is stored. */
    private IllegalArgumentException odd(String id, String where) {
        return new IllegalArgumentException(
                "This release does not write %s %s as it is stored: %s".formatted(type.getSimpleName(), id, where));
    }

    private Map<String, Object> lifted(int form, Map<String, Object> stored) {
        var state = form == 1 ? unnumbered.apply(stored) : stored;
        for (var lift : lifts.subList(form - 1, lifts.size())) {
            state = lift.apply(state);
        }
        return state;
    }

    /** Returns where free texts stand: names, with a dot before a property of a property, without places in lists. */
    public Set<String> texts() {
        var texts = new TreeSet<String>();
        codec.addTexts("", texts);
        texts.remove(codec.names().getFirst());
        return texts.stream().map(text).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the properties that are said later of what stands there already, named as {@link #texts()} names them. */
    public Set<String> saidLater() {
        return saidLater;
    }

    /** Declares the form of one kind of aggregate. */
    public static final class Builder<A> {
        private final Class<A> type;
        private final Map<Class<?>, Codec> given = new LinkedHashMap<>();
        private final List<UnaryOperator<Map<String, Object>>> lifts = new ArrayList<>();
        private UnaryOperator<Map<String, Object>> unnumbered = UnaryOperator.identity();
        private UnaryOperator<Map<String, Object>> out = UnaryOperator.identity();
        private UnaryOperator<Map<String, Object>> in = UnaryOperator.identity();
        private UnaryOperator<String> text = UnaryOperator.identity();
        private ToRevision<A> completed = (read, revision) -> read;
        private final Set<String> saidLater = new TreeSet<>();

        private Builder(Class<A> type) {
            this.type = type;
        }

        /** Stores values of a type as a text without anything free in it. */
        public <T> Builder<A> spelled(Class<T> one, Function<T, String> spelling, Function<String, T> parse) {
            given.put(
                    one,
                    new PlainCodec(
                            Fact.Type.TEXT,
                            (value, style) -> spelling.apply(one.cast(value)),
                            plain -> parse.apply(PlainCodec.text(plain)),
                            null,
                            null,
                            List.of()));
            return this;
        }

        /**
         * Stores a state in another arrangement than that of the components.
         *
         * @param out makes it of a state by components, which it may change
         * @param in makes a state by components of it, and leaves it as it is
         * @param text names where a free text of a component stands in it
         */
        public Builder<A> arranged(
                UnaryOperator<Map<String, Object>> out,
                UnaryOperator<Map<String, Object>> in,
                UnaryOperator<String> text) {
            this.out = out;
            this.in = in;
            this.text = text;
            return this;
        }

        /** Lifts what was stored before forms had numbers; what is already in the first form is left as it is. */
        public Builder<A> before(UnaryOperator<Map<String, Object>> lift) {
            unnumbered = lift;
            return this;
        }

        /** Completes what is read by its revision, where a state that was stored earlier does not say something that follows from it. */
        public Builder<A> completed(ToRevision<A> completing) {
            completed = completing;
            return this;
        }

        /**
         * Names properties that are said later of what stands there already, which is the same with them: its day is corrected as before.
         *
         * @param properties with a dot before a property of a property, without places in lists
         */
        public Builder<A> saidLater(String... properties) {
            saidLater.addAll(List.of(properties));
            return this;
        }

        /** Makes a new form, and lifts a state of the form before it; the state itself is not changed. */
        public Builder<A> lift(UnaryOperator<Map<String, Object>> lift) {
            lifts.add(lift);
            return this;
        }

        /** @throws IllegalArgumentException when the declaration contradicts itself */
        public State<A> build() {
            return new State<>(this);
        }
    }
}
