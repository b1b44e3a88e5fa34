package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.search.analysis.Words;
import eu.akkoord.platform.search.declaration.Parameter.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/**
 * A declaration, by the feature, of how lists of one collection are filtered, searched, sorted and counted:
 *
 * <pre>{@code
 * Fields<Dossier> fields = Fields.of("dossiers", 1, dossier -> new Row(...))
 *         .word("status", Dossier::status, FILTER, SORT, FACET)
 *         .words("theme", Dossier::themes, FILTER, FACET)
 *         .text("title", Dossier::title, 4, SORT, HIGHLIGHT)
 *         .date("since", Dossier::since, FILTER, SORT)
 *         .period("period", Dossier::period, FILTER, SORT)
 *         .build();
 * }</pre>
 *
 * <p>A declaration brings these query keys: {@code status}, {@code statusNot} for words; {@code since}, {@code sinceFrom},
 * {@code sinceTo} for days and numbers; {@code modifiedFrom}, {@code modifiedTo} for instants; {@code from}, {@code to},
 * {@code match} for the field named period and {@code signedFrom}, {@code signedTo}, {@code signedMatch} for another
 * period; {@code q}, {@code terms}, {@code highlight} where there are texts; {@code facet}, {@code facetSize} where there is something to count;
 * and always {@code sort}, {@code total}, {@code pageSize}, {@code cursor}. Every list can be filtered and sorted by {@code
 * modified} and sorted by {@code id}.
 *
 * @param <A> the source of a document; a getter returns null or an empty result without a value
 */
public final class Fields<A> {
    private final String collection;
    private final Function<A, Row> row;
    private final Map<String, Field<A>> fields;
    private final boolean resumable;
    private final String layout;
    private final List<Parameter> parameters;
    private final Set<String> keys;

    Fields(FieldsBuilder<A> builder) {
        this.collection = builder.collection;
        this.row = builder.row;
        this.fields = new LinkedHashMap<>(builder.fields);
        this.resumable = builder.resumable;
        this.layout = fingerprint(builder.version);
        this.parameters = List.copyOf(declared());
        this.keys = parameters.stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet());
        if (keys.size() < parameters.size()) {
            throw new IllegalArgumentException("Two fields of %s bring the same query key: %s"
                    .formatted(
                            collection, parameters.stream().map(Parameter::name).toList()));
        }
    }

    /**
     * @param collection the name of the list, and of its folder
     * @param version raise it when rows or values come out differently than before, so that the index is filled again; a
     *     changed declaration is seen without it
     * @param row what every document has
     */
    public static <A> FieldsBuilder<A> of(String collection, int version, Function<A, Row> row) {
        return new FieldsBuilder<>(collection, version, row);
    }

    /** The name of the list. */
    public String collection() {
        return collection;
    }

    /** Tells whether each item of a page bears a cursor of its own. */
    public boolean isResumable() {
        return resumable;
    }

    /** Every query key these lists understand. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Their names. */
    public Set<String> keys() {
        return keys;
    }

    private List<Parameter> declared() {
        var all = new ArrayList<Parameter>();
        fields.values().forEach(field -> all.addAll(field.parameters()));
        if (!prose().isEmpty()) {
            all.add(Parameter.one("q", Form.TEXT));
            all.add(new Parameter("terms", Form.TEXT, false, List.of("related", "exact")));
        }
        if (fields.values().stream().anyMatch(field -> field.is(Use.HIGHLIGHT))) {
            all.add(Parameter.one("highlight", Form.BOOLEAN));
        }
        all.add(new Parameter("sort", Form.TEXT, true, orders()));
        var countable = names(Use.FACET);
        if (!countable.isEmpty()) {
            all.add(new Parameter("facet", Form.TEXT, true, countable));
            all.add(Parameter.one("facetSize", Form.INTEGER));
        }
        all.add(Parameter.one("total", Form.BOOLEAN));
        all.add(Parameter.one("pageSize", Form.INTEGER));
        all.add(Parameter.one("cursor", Form.TEXT));
        return all;
    }

    private List<String> orders() {
        var orders = new ArrayList<String>();
        for (var name : names(Use.SORT)) {
            orders.add(name);
            orders.add("-" + name);
        }
        orders.add("id");
        orders.add("-id");
        if (!prose().isEmpty()) {
            orders.add("relevance");
        }
        return orders;
    }

    /** Returns the names of those that have a use. */
    public List<String> names(Use use) {
        return fields.values().stream()
                .filter(field -> field.is(use))
                .map(Field::name)
                .toList();
    }

    /** Differs when an index made by another declaration cannot serve this one. */
    public String layout() {
        return layout;
    }

    private String fingerprint(int version) {
        var all = fields.values().stream().map(Field::layout).collect(Collectors.joining("\n"));
        return Fingerprint.of("layout 3", "words " + Words.version(), "version " + version, all);
    }

    /** Returns the {@link Row} of a source. */
    public Row row(A source) {
        return row.apply(source);
    }

    public Collection<Field<A>> all() {
        return fields.values();
    }

    public List<ProseField<A>> prose() {
        var prose = new ArrayList<ProseField<A>>();
        for (var field : fields.values()) {
            if (field instanceof ProseField<A> text) {
                prose.add(text);
            }
        }
        return prose;
    }

    /** The field of this name when it has this use. */
    @Nullable
    public Field<A> find(String name, Use use) {
        var field = fields.get(name);
        return field != null && field.is(use) ? field : null;
    }

    /** Null when there is no such order. */
    @Nullable
    public SortField order(String name, boolean descending) {
        if (name.equals("id")) {
            return WordField.order(Order.ID, descending);
        }
        var field = find(name, Use.SORT);
        return field == null ? null : field.order(descending);
    }
}
