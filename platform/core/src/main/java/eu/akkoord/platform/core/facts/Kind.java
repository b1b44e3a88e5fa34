package eu.akkoord.platform.core.facts;

import eu.akkoord.platform.core.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one kind of aggregate: its words and its properties, and which of these are shown, listed and published. Every property
 * of a facts record is shown; it is listed and published only where it is named.
 *
 * @param <A> the aggregate
 * @param <F> the record of its facts
 */
public final class Kind<A, F extends Record> {
    private final String collection;
    private final String singular;
    private final Function<A, String> id;
    private final Function<A, String[]> path;
    private final Facts<F> facts;
    private final Function<A, F> factsOf;
    private final String period;
    private final Set<String> over;
    private final Set<String> opening;
    private final State<A> state;
    private final Excerpt<A> all;
    private final Excerpt<A> shown;
    private final Excerpt<A> listed;
    private final Excerpt<A> tabled;
    private final Excerpt<A> told;

    Kind(KindBuilder<A, F> builder) {
        this.collection = builder.collection;
        this.singular = builder.singular;
        this.id = builder.id;
        this.path = builder.path;
        this.facts = builder.facts;
        this.factsOf = builder.factsOf;
        this.period = builder.period;
        this.over = Set.copyOf(builder.over);
        this.opening = Set.copyOf(builder.opening);
        if (!facts.names().containsAll(opening)) {
            throw new IllegalArgumentException("Choose among %s, not %s".formatted(facts.names(), opening));
        }
        this.state = builder.state;
        this.all = new Excerpt<>(builder.said);
        var narrowed =
                all.without(builder.hidden).replaced(builder.shownElsewhere).narrowed(Selection.of(builder.shown));
        this.shown = builder.sparse ? narrowed.sparse() : narrowed;
        this.listed = all.replaced(builder.listedElsewhere).only(Selection.of(builder.listed));
        this.told = all.replaced(builder.toldElsewhere).only(Selection.of(builder.told));
        this.tabled = all.only(Selection.of(builder.tabled));
    }

    /**
     * Begins the declaration of a kind.
     *
     * @param collection the word of the URL, of the topic and of the store
     * @param singular the word for one of them
     * @param facts of one of them
     */
    public static <A, F extends Record> KindBuilder<A, F> of(
            String collection,
            String singular,
            State<A> state,
            Function<A, String> id,
            Facts<F> forms,
            Function<A, F> facts) {
        return new KindBuilder<>(collection, singular, state, id, forms, facts);
    }

    /** Returns the word of the URL, of the topic and of the store. */
    public String collection() {
        return collection;
    }

    /** Returns the word for one of them. */
    public String singular() {
        return singular;
    }

    /** Returns the forms of its facts. */
    public Facts<F> facts() {
        return facts;
    }

    /** Returns the facts of one. */
    public F factsOf(A aggregate) {
        return factsOf.apply(aggregate);
    }

    /** Returns the form in which it is stored. */
    public State<A> state() {
        return state;
    }

    /** @throws IllegalArgumentException when nothing of this name can be said of one */
    public Fact<A> fact(String name) {
        var said = all.only(Selection.of(name)).all().getFirst();
        var type = said.codec().type();
        var of = Objects.requireNonNull(said.value());
        return new Fact<>(
                type,
                switch (type) {
                    case TEXT, TEXTS ->
                        aggregate -> {
                            var value = of.apply(aggregate);
                            return value == null ? null : said.codec().write(value, Style.TOLD);
                        };
                    case FLAG, NUMBER, DAY, PERIOD -> of;
                });
    }

    /** Returns the id of one. */
    public String id(A aggregate) {
        return id.apply(aggregate);
    }

    /** Heads an entry of a history: where it stood, what it was called and when it was meant to be, as far as it says. */
    public record Heading(
            @Nullable String status,
            @Nullable String title,
            @Nullable Period period) {}

    /** Returns the heading of one. */
    public Heading heading(A aggregate) {
        return new Heading((String) all.value("status", aggregate), (String) all.value("title", aggregate), (Period)
                all.value(period, aggregate));
    }

    /** Tells whether the life of one is over: the stage it stands at was declared so. */
    public boolean isOver(A aggregate) {
        return all.value("status", aggregate) instanceof String stage && over.contains(stage);
    }

    /** Tells whether two states of one differ in their stage, or in facts beside those that say whose it is and who sees it. */
    public boolean differ(A one, A other) {
        return !Objects.equals(all.value("status", one), all.value("status", other))
                || !opening.containsAll(facts.changed(factsOf(one), factsOf(other)));
    }

    /** Returns the segments of the address of one. */
    public String[] path(A aggregate) {
        return path.apply(aggregate);
    }

    /** Returns the view of one: everything that can be said of it. */
    public Map<String, Object> view(A aggregate, Instant created, Instant modified, Addresses addresses) {
        return view(aggregate, created, modified, addresses, Map.of());
    }

    /** @param elsewhere what is not known of the aggregate alone, by name */
    public Map<String, Object> view(
            A aggregate, Instant created, Instant modified, Addresses addresses, Map<String, ?> elsewhere) {
        var view = new LinkedHashMap<String, Object>();
        view.put("self", addresses.to(path(aggregate)));
        view.put("id", id.apply(aggregate));
        view.putAll(shown.write(aggregate, Style.shown(addresses), elsewhere));
        view.put("created", created);
        view.put("modified", modified);
        return view;
    }

    /** Returns the list item of one, in the order in which it was declared. */
    public Map<String, Object> item(A aggregate, Instant modified, Addresses addresses) {
        return item(aggregate, modified, addresses, Map.of());
    }

    /** @param elsewhere what is not known of the aggregate alone, by name */
    public Map<String, Object> item(A aggregate, Instant modified, Addresses addresses, Map<String, ?> elsewhere) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", id.apply(aggregate));
        item.put("href", addresses.to(path(aggregate)));
        item.putAll(listed.write(aggregate, Style.shown(addresses), elsewhere));
        item.put("modified", modified);
        return item;
    }

    /** Returns the columns of a table: those of list items, and what only tables show beside. */
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(Column.plain("id"));
        listed.addColumns(columns);
        tabled.addColumns(columns);
        columns.addAll(List.of(Column.moment("created"), Column.moment("modified"), Column.plain("href")));
        return columns;
    }

    /** Returns what a row of a table has beside the list item of the same aggregate. */
    public Map<String, Object> besideItem(A aggregate, Instant created, Addresses addresses) {
        var beside = tabled.write(aggregate, Style.shown(addresses), Map.of());
        beside.put("created", created);
        return beside;
    }

    /** Returns the public summary of one, in the order in which it was declared. */
    public Map<String, Object> summary(A aggregate, Addresses addresses) {
        return summary(aggregate, addresses, Map.of());
    }

    /** @param elsewhere what is not known of the aggregate alone, by name */
    public Map<String, Object> summary(A aggregate, Addresses addresses, Map<String, ?> elsewhere) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("id", id.apply(aggregate));
        summary.put("href", addresses.to(path(aggregate)).toString());
        summary.putAll(told.write(aggregate, Style.TOLD, elsewhere));
        return summary;
    }
}
