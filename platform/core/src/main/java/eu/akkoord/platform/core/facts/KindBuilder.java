package eu.akkoord.platform.core.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A builder of one {@link Kind} of aggregate. Every step is optional; nothing is listed or published by default.
 *
 * @param <A> the aggregate
 * @param <F> the record of its facts
 */
public final class KindBuilder<A, F extends Record> {
    final String collection;
    final String singular;
    final State<A> state;
    final Function<A, String> id;
    final Facts<F> facts;
    final Function<A, F> factsOf;
    final List<Excerpt.Said<A>> said = new ArrayList<>();
    final List<Excerpt.Said<A>> shownElsewhere = new ArrayList<>();
    final List<Excerpt.Said<A>> listedElsewhere = new ArrayList<>();
    final List<Excerpt.Said<A>> toldElsewhere = new ArrayList<>();
    final List<String> hidden = new ArrayList<>();
    Function<A, String[]> path;
    final List<String> over = new ArrayList<>();
    final List<String> opening = new ArrayList<>();
    String period = "period";
    boolean sparse;
    String shown = "";
    String listed = "";
    String tabled = "";
    String told = "";

    KindBuilder(
            String collection,
            String singular,
            State<A> state,
            Function<A, String> id,
            Facts<F> forms,
            Function<A, F> facts) {
        this.collection = collection;
        this.singular = singular;
        this.state = state;
        this.id = id;
        this.facts = forms;
        this.factsOf = facts;
        this.path = aggregate -> new String[] {collection, id.apply(aggregate)};
        forms.codec()
                .components()
                .forEach(one -> said.add(
                        new Excerpt.Said<>(one.name(), aggregate -> one.of(facts.apply(aggregate)), one.codec())));
    }

    /** Says where one can be read, where that is not at its id in its collection. */
    public KindBuilder<A, F> at(Function<A, String[]> segments) {
        path = segments;
        return this;
    }

    /** Adds what can be said of one beside its facts. */
    public <V> KindBuilder<A, F> says(String name, Class<V> type, Function<A, @Nullable V> value) {
        said.add(new Excerpt.Said<>(name, value::apply, Codecs.with(Map.of()).of(type)));
        return this;
    }

    /** Adds a code or an id. */
    public KindBuilder<A, F> saysCode(String name, Function<A, @Nullable String> value) {
        said.add(new Excerpt.Said<>(name, value::apply, PlainCodec.CODE));
        return this;
    }

    /** Adds the id of something else, to which views link. */
    public KindBuilder<A, F> saysReference(String name, String in, Function<A, @Nullable String> value) {
        said.add(new Excerpt.Said<>(name, value::apply, PlainCodec.reference(in)));
        return this;
    }

    /** Adds several of a kind. */
    public <V> KindBuilder<A, F> saysAll(
            String name, Class<V> type, Function<A, ? extends @Nullable Collection<V>> values) {
        said.add(new Excerpt.Said<>(
                name, values::apply, new ListCodec(Codecs.with(Map.of()).of(type), List::copyOf)));
        return this;
    }

    /** Adds where one stands: the word of its stage, the day it came there and why, where that is known. */
    public KindBuilder<A, F> stands(
            Function<A, ? extends Word> stage,
            Function<A, @Nullable LocalDate> since,
            Function<A, @Nullable String> reason) {
        said.add(new Excerpt.Said<>("status", one -> stage.apply(one).word(), PlainCodec.CODE));
        return says("since", LocalDate.class, since).says("reason", String.class, reason);
    }

    /** Says in which stages one is over: other facts of it are a correction from then on. */
    public KindBuilder<A, F> isOverAt(Word... stages) {
        Stream.of(stages).map(Word::word).forEach(over::add);
        return this;
    }

    /** Names the facts that say whose one is, who speaks in it and who sees it, which are no less to be decided when it is over. */
    public KindBuilder<A, F> isOpenedBy(String... names) {
        opening.addAll(List.of(names));
        return this;
    }

    /** Says which of its periods heads the entries of its history, where that has another name. */
    public KindBuilder<A, F> meantFor(String name) {
        period = name;
        return this;
    }

    /** Shows of something only a part of what it has. */
    public KindBuilder<A, F> shows(String parts) {
        shown = parts;
        return this;
    }

    /** Shows no list that is empty. */
    public KindBuilder<A, F> showsNothingEmpty() {
        sparse = true;
        return this;
    }

    /** Lists these, beside its id, where it can be read and when it was modified; their order is that of the columns of a table. */
    public KindBuilder<A, F> lists(String names) {
        listed = names;
        return this;
    }

    /** Leaves out of views the properties that are only listed or published. */
    public KindBuilder<A, F> hides(String... names) {
        hidden.addAll(List.of(names));
        return this;
    }

    /** Adds what the world may be told that is not known of the aggregate alone. */
    public <V> KindBuilder<A, F> tellsElsewhere(String name, Class<V> type) {
        toldElsewhere.add(new Excerpt.Said<>(name, null, Codecs.with(Map.of()).of(type)));
        return this;
    }

    /** Adds several of a kind that the world may be told, and that are neither shown nor listed. */
    public <V> KindBuilder<A, F> tellsAll(String name, Class<V> type, Function<A, ? extends Collection<V>> values) {
        toldElsewhere.add(new Excerpt.Said<>(
                name, values::apply, new ListCodec(Codecs.with(Map.of()).of(type), List::copyOf)));
        return this;
    }

    /** Names several of a kind that views show and that are not known of the aggregate alone. */
    public <V> KindBuilder<A, F> showsAllElsewhere(String name, Class<V> type) {
        shownElsewhere.add(new Excerpt.Said<>(
                name, null, new ListCodec(Codecs.with(Map.of()).of(type), List::copyOf)));
        return this;
    }

    /** Names what views show that is not known of the aggregate alone: they are given it, and show it as it is. */
    public KindBuilder<A, F> showsElsewhere(String name) {
        shownElsewhere.add(new Excerpt.Said<>(name, null, PlainCodec.elsewhere(List.of())));
        return this;
    }

    /**
     * Names what lists show that is not known of the aggregate alone: they are given it, and show it as it is.
     *
     * @param columns its columns in a table: suffixes of its name
     */
    public KindBuilder<A, F> listsElsewhere(String name, String... columns) {
        listedElsewhere.add(new Excerpt.Said<>(name, null, PlainCodec.elsewhere(List.of(columns))));
        return this;
    }

    /**
     * Adds these to tables, beside what lists show: whoever may see one may know them, but a page is shorter without. Nothing that is
     * shown to some readers alone.
     */
    public KindBuilder<A, F> tables(String names) {
        tabled = names;
        return this;
    }

    /** Tells the world these, in this order, beside its id and where it can be read. */
    public KindBuilder<A, F> tells(String names) {
        told = names;
        return this;
    }

    /** @throws IllegalArgumentException when something is named that cannot be said of one, or a part of it is left open */
    public Kind<A, F> build() {
        return new Kind<>(this);
    }
}
