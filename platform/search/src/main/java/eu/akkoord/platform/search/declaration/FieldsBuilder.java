package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.search.declaration.ScaleField.Scale;
import eu.akkoord.platform.search.declaration.WordField.Arity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the declaration of {@link Fields}, and refuses one that contradicts itself.
 *
 * @param <A> what the documents are made of
 */
public final class FieldsBuilder<A> {
    private static final Set<String> RESERVED = Set.of(
            "id", "relevance", "q", "terms", "highlight", "sort", "facet", "facetSize", "total", "pageSize", "cursor");

    /** The id, where texts are searched: whoever knows it finds it as a text. */
    private static final String IDENTIFIER = "identifier";

    private static final float WEIGHT_OF_ID = 3;

    final String collection;
    final int version;
    final Function<A, Row> row;
    final Map<String, Field<A>> fields = new LinkedHashMap<>();
    boolean resumable;

    FieldsBuilder(String collection, int version, Function<A, Row> row) {
        this.collection = collection;
        this.version = version;
        this.row = row;
    }

    /** A word, such as a code or an id. */
    public FieldsBuilder<A> word(String name, Function<A, @Nullable String> word, Use... uses) {
        return add(new WordField<>(name, Arity.ONE, WordField.Kind.CODE, source -> listed(word.apply(source)), uses));
    }

    /** Several words, such as codes or ids. */
    public FieldsBuilder<A> words(String name, Function<A, ? extends Collection<String>> words, Use... uses) {
        return add(new WordField<>(name, Arity.SEVERAL, WordField.Kind.CODE, words, uses));
    }

    /** Names, such as those of places, each one however it is written. */
    public FieldsBuilder<A> names(String name, Function<A, ? extends Collection<String>> names, Use... uses) {
        return add(new WordField<>(name, Arity.SEVERAL, WordField.Kind.NAME, names, uses));
    }

    /** True or false. */
    public FieldsBuilder<A> flag(String name, Function<A, @Nullable Boolean> flag, Use... uses) {
        return add(new WordField<>(
                name,
                Arity.FLAG,
                WordField.Kind.CODE,
                source -> {
                    var value = flag.apply(source);
                    return value == null ? List.of() : List.of(value.toString());
                },
                uses));
    }

    /** A day. */
    public FieldsBuilder<A> date(String name, Function<A, @Nullable LocalDate> date, Use... uses) {
        return add(new ScaleField<>(
                name,
                Scale.DAY,
                source -> {
                    var value = date.apply(source);
                    return value == null ? null : value.toEpochDay();
                },
                uses));
    }

    /** An instant, exact to the microsecond. */
    public FieldsBuilder<A> instant(String name, Function<A, @Nullable Instant> instant, Use... uses) {
        return add(new ScaleField<>(
                name,
                Scale.MICROSECOND,
                source -> {
                    var value = instant.apply(source);
                    return value == null ? null : ScaleField.micros(value);
                },
                uses));
    }

    /** A whole number. */
    public FieldsBuilder<A> number(String name, Function<A, @Nullable Long> number, Use... uses) {
        return add(new ScaleField<>(name, Scale.WHOLE, number, uses));
    }

    /** A period; its words are searched only when they are also declared as a text. */
    public FieldsBuilder<A> period(String name, Function<A, @Nullable Period> period, Use... uses) {
        return add(new PeriodField<>(name, period, uses));
    }

    /** The years that a period may lie in, each of which finds it. */
    public FieldsBuilder<A> years(String name, Function<A, @Nullable Period> period, Use... uses) {
        return add(new YearField<>(name, period, uses));
    }

    /**
     * A text whose words {@code q} finds.
     *
     * @param boost how much a word found here counts for {@code sort=relevance}, above 0
     */
    public FieldsBuilder<A> text(String name, Function<A, @Nullable String> text, float boost, Use... uses) {
        return add(new ProseField<>(name, false, source -> listed(text.apply(source)), boost, uses));
    }

    /**
     * Several texts whose words {@code q} finds.
     *
     * @param boost how much a word found here counts for {@code sort=relevance}, above 0
     */
    public FieldsBuilder<A> texts(
            String name, Function<A, ? extends Collection<String>> texts, float boost, Use... uses) {
        return add(new ProseField<>(name, true, texts, boost, uses));
    }

    /**
     * Facts of a kind that is declared, each by its name and as its type asks.
     *
     * @param aggregate that the document is made of
     * @param names of the facts, with a blank between them
     */
    public <B> FieldsBuilder<A> facts(Kind<B, ?> kind, Function<A, B> aggregate, String names, Use... uses) {
        for (var name : names.split(" ", -1)) {
            var fact = kind.fact(name);
            Function<A, @Nullable Object> value = source -> fact.value().apply(aggregate.apply(source));
            switch (fact.type()) {
                case TEXT -> word(name, source -> (String) value.apply(source), uses);
                case TEXTS -> words(name, source -> texts(value.apply(source)), uses);
                case FLAG -> flag(name, source -> (Boolean) value.apply(source), uses);
                case NUMBER ->
                    number(name, source -> value.apply(source) instanceof Integer number ? (long) number : null, uses);
                case DAY -> date(name, source -> (LocalDate) value.apply(source), uses);
                case PERIOD -> period(name, source -> (Period) value.apply(source), uses);
            }
        }
        return this;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Gives each item of a page a cursor of its own, so that a merge of two such lists can continue after any of them. */
    public FieldsBuilder<A> resumable() {
        resumable = true;
        return this;
    }

    /** @throws IllegalArgumentException when the declaration contradicts itself */
    public Fields<A> build() {
        if (fields.values().stream().anyMatch(ProseField.class::isInstance)) {
            text(IDENTIFIER, source -> row.apply(source).id(), WEIGHT_OF_ID);
        }
        // its value stands in the row
        instant(Order.MODIFIED, source -> null, Use.FILTER, Use.SORT);
        return new Fields<>(this);
    }

    private static List<String> listed(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private FieldsBuilder<A> add(Field<A> field) {
        var name = field.name();
        if (!name.matches("[a-z][A-Za-z0-9]*") || RESERVED.contains(name) || fields.put(name, field) != null) {
            throw new IllegalArgumentException("%s cannot be the name of a field".formatted(name));
        }
        return this;
    }
}
