package eu.akkoord.platform.search.question;

import eu.akkoord.platform.core.message.Codes;
import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.search.declaration.Clause;
import eu.akkoord.platform.search.declaration.Field;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Fingerprint;
import eu.akkoord.platform.search.declaration.Order;
import eu.akkoord.platform.search.declaration.Parameters;
import eu.akkoord.platform.search.declaration.Use;
import eu.akkoord.platform.search.declaration.WordField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/**
 * A question, understood.
 *
 * @param clauses what filters and scope ask; the reader's authority is not among them, {@code View} adds it
 * @param sought what {@code q} looks for
 * @param facets whose values are counted
 * @param facetSize how many values are given of each; 0 for as many as the field gives by default
 * @param after the place after which the page begins
 * @param fingerprint of all that decides which documents come in which order, and of the reader
 */
public record SearchRequest(
        Set<String> reader,
        List<Clause> clauses,
        @Nullable ParsedQuery sought,
        Order order,
        List<Field<?>> facets,
        int facetSize,
        boolean total,
        int pageSize,
        boolean highlight,
        @Nullable FieldDoc after,
        byte[] fingerprint) {
    static final int DEFAULT_PAGE = 20;
    public static final int LARGEST_PAGE = 100;
    static final int LARGEST_FACET = 1000;
    private static final Set<String> NO_MATTER =
            Set.of("cursor", "pageSize", "total", "facet", "facetSize", "highlight");

    /** @throws ProblemException 400 that names all that is wrong */
    public static <A> SearchRequest read(Fields<A> fields, Question question, RelatedTerms related, Cursors cursors) {
        return new Reading<>(fields, question).ask(related, cursors);
    }

    /** One question being read. */
    private static final class Reading<A> {
        private final Fields<A> fields;
        private final Question question;
        private final Parameters parameters;

        Reading(Fields<A> fields, Question question) {
            this.fields = fields;
            this.question = question;
            this.parameters = new Parameters(question.parameters());
        }

        SearchRequest ask(RelatedTerms related, Cursors cursors) {
            var known = fields.keys();
            question.parameters().keySet().stream()
                    .filter(key -> !known.contains(key))
                    .forEach(key -> parameters.unknown(key, String.join(", ", new TreeSet<>(known))));
            var clauses = new ArrayList<Clause>();
            fields.all().forEach(field -> clauses.addAll(field.clauses(parameters)));
            question.scope().forEach((name, words) -> clauses.add(within(name, words)));
            var sought = sought(related);
            if (sought != null) {
                clauses.addAll(sought.clauses());
            }
            var order = order(sought);
            var facets = facets();
            var facetSize = size("facetSize", 0, LARGEST_FACET);
            var total = parameters.flag("total", true);
            var highlight = parameters.flag("highlight", false);
            var pageSize = size("pageSize", DEFAULT_PAGE, LARGEST_PAGE);
            var fingerprint = fingerprint(order);
            var after = after(order, cursors, fingerprint);
            if (!parameters.issues().isEmpty()) {
                throw new ProblemException(Problem.badRequest(parameters.issues()));
            }
            return new SearchRequest(
                    question.reader(),
                    List.copyOf(clauses),
                    sought,
                    order,
                    facets,
                    facetSize,
                    total,
                    pageSize,
                    highlight,
                    after,
                    fingerprint);
        }

        private Clause within(String name, Set<String> words) {
            if (fields.find(name, Use.SCOPE) instanceof WordField<A> field) {
                return new Clause.Kept(field.among(List.copyOf(words)), false);
            }
            throw new IllegalArgumentException("%s is not declared with the use SCOPE".formatted(name));
        }

        private @Nullable ParsedQuery sought(RelatedTerms related) {
            var terms = parameters.one("terms");
            if (terms != null && !terms.equals("related") && !terms.equals("exact")) {
                parameters.wrong("terms", terms, "terms.unknown");
            }
            var text = parameters.one("q");
            if (text == null) {
                if (terms != null) {
                    parameters.wrong("terms", terms, "terms.withoutQuestion");
                }
                return null;
            }
            return ParsedQuery.read(text, "exact".equals(terms) ? null : related, parameters);
        }

        private Order order(@Nullable ParsedQuery sought) {
            var asked = parameters.several("sort");
            if (asked.isEmpty()) {
                return Order.DEFAULT;
            }
            if (asked.contains("relevance")) {
                if (asked.size() > 1) {
                    parameters.wrong("sort", "relevance", "sort.relevanceAlone");
                }
                if (!question.parameters().containsKey("q")) {
                    parameters.wrong("sort", "relevance", "sort.relevanceWithoutQuestion");
                }
                return sought == null ? Order.DEFAULT : Order.RELEVANCE;
            }
            var keys = new ArrayList<SortField>();
            var names = new HashSet<String>();
            for (var key : asked) {
                boolean descending = key.startsWith("-");
                var name = descending ? key.substring(1) : key;
                var order = fields.order(name, descending);
                if (order == null) {
                    parameters.wrong("sort", key, "sort.unknown", Codes.of(fields.names(Use.SORT)));
                } else if (!names.add(name)) {
                    parameters.wrong("sort", key, "sort.twice");
                } else {
                    keys.add(order);
                }
            }
            return Order.of(asked, keys);
        }

        private List<Field<?>> facets() {
            var facets = new ArrayList<Field<?>>();
            for (var name : parameters.several("facet")) {
                var field = fields.find(name, Use.FACET);
                if (field != null) {
                    facets.add(field);
                } else {
                    parameters.wrong("facet", name, "facet.unknown", Codes.of(fields.names(Use.FACET)));
                }
            }
            return facets;
        }

        private int size(String key, int usual, int largest) {
            var expected = Message.of("page.sizeOutOfBounds", largest);
            var text = parameters.one(key);
            var size = parameters.read(key, text, expected, Integer::parseInt);
            if (size == null) {
                return usual;
            }
            if (size < 1 || size > largest) {
                parameters.wrong(key, text, expected);
            }
            return size;
        }

        private @Nullable FieldDoc after(Order order, Cursors cursors, byte[] fingerprint) {
            var cursor = parameters.one("cursor");
            if (cursor == null) {
                return null;
            }
            var place = cursors.read(cursor, fingerprint);
            if (place == null || order.isRelevance()) {
                parameters.wrong("cursor", null, "cursor.foreign");
                return null;
            }
            return new FieldDoc(Integer.MAX_VALUE, Float.NaN, place);
        }

        private byte[] fingerprint(Order order) {
            var fingerprint = new Fingerprint().add(fields.collection()).add(fields.layout());
            for (var asked : new TreeMap<>(question.parameters()).entrySet()) {
                if (!NO_MATTER.contains(asked.getKey()) && !asked.getKey().equals("sort")) {
                    add(fingerprint, asked.getKey(), new TreeSet<>(asked.getValue()));
                }
            }
            add(fingerprint, "sort", order.asked());
            new TreeMap<>(question.scope())
                    .forEach((name, words) -> add(fingerprint, "within " + name, new TreeSet<>(words)));
            add(fingerprint, "reader", new TreeSet<>(question.lasting()));
            return fingerprint.bytes();
        }

        private static void add(Fingerprint fingerprint, String name, java.util.Collection<String> values) {
            fingerprint.add(name).add(Integer.toString(values.size()));
            values.forEach(fingerprint::add);
        }
    }
}
