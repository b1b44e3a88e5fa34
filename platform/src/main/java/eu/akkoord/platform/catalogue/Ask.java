package eu.akkoord.platform.catalogue;

import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
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
 * @param clauses what filters and scope ask; the reader's authority is not among them, {@link View} adds it
 * @param sought what {@code q} looks for
 * @param facets whose values are counted
 * @param after the place after which the page begins
 * @param fingerprint of all that decides which documents come in which order, and of the reader
 */
record Ask(
        Set<String> reader,
        List<Clause> clauses,
        @Nullable Sought sought,
        Order order,
        List<WordField<?>> facets,
        boolean total,
        int pageSize,
        boolean highlight,
        @Nullable FieldDoc after,
        byte[] fingerprint) {
    static final int DEFAULT_PAGE = 20;
    static final int LARGEST_PAGE = 100;
    private static final Set<String> NO_MATTER = Set.of("cursor", "pageSize", "total", "facet", "highlight");

    /** @throws ProblemException 400 that names all that is wrong */
    static <A> Ask read(Fields<A> fields, Question question, RelatedTerms related, Cursors cursors) {
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

        Ask ask(RelatedTerms related, Cursors cursors) {
            var known = fields.keys();
            question.parameters().keySet().stream()
                    .filter(key -> !known.contains(key))
                    .forEach(parameters::unknown);
            var clauses = new ArrayList<Clause>();
            fields.all().forEach(field -> clauses.addAll(field.clauses(parameters)));
            question.scope().forEach((name, words) -> clauses.add(within(name, words)));
            var sought = sought(related);
            if (sought != null) {
                clauses.addAll(sought.clauses());
            }
            var order = order(sought);
            var facets = facets();
            var total = parameters.flag("total", true);
            var highlight = parameters.flag("highlight", false);
            var pageSize = pageSize();
            var fingerprint = fingerprint(order);
            var after = after(order, cursors, fingerprint);
            if (!parameters.issues().isEmpty()) {
                throw new ProblemException(Problem.badRequest(parameters.issues()));
            }
            return new Ask(
                    question.reader(),
                    List.copyOf(clauses),
                    sought,
                    order,
                    facets,
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

        private @Nullable Sought sought(RelatedTerms related) {
            var terms = parameters.one("terms");
            if (terms != null && !terms.equals("related") && !terms.equals("exact")) {
                parameters.wrong("terms", terms, "Geef related of exact");
            }
            var text = parameters.one("q");
            if (text == null) {
                if (terms != null) {
                    parameters.wrong("terms", terms, "Dit geldt alleen met q");
                }
                return null;
            }
            return Sought.read(text, "exact".equals(terms) ? RelatedTerms.none() : related, parameters);
        }

        private Order order(@Nullable Sought sought) {
            var asked = parameters.several("sort");
            if (asked.isEmpty()) {
                return Order.DEFAULT;
            }
            if (asked.contains("relevance")) {
                if (asked.size() > 1) {
                    parameters.wrong("sort", "relevance", "relevance staat alleen");
                }
                if (!question.parameters().containsKey("q")) {
                    parameters.wrong("sort", "relevance", "relevance geldt alleen met q");
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
                    parameters.wrong("sort", key, "Hierop kan niet gesorteerd worden");
                } else if (!names.add(name)) {
                    parameters.wrong("sort", key, "Deze sleutel staat er al");
                } else {
                    keys.add(order);
                }
            }
            return Order.of(asked, keys);
        }

        private List<WordField<?>> facets() {
            var facets = new ArrayList<WordField<?>>();
            for (var name : parameters.several("facet")) {
                if (fields.find(name, Use.FACET) instanceof WordField<A> field) {
                    facets.add(field);
                } else {
                    parameters.wrong("facet", name, "Hiervan kunnen de waarden niet geteld worden");
                }
            }
            return facets;
        }

        private int pageSize() {
            var expected = "Geef een geheel getal van 1 tot %d".formatted(LARGEST_PAGE);
            var text = parameters.one("pageSize");
            var size = parameters.read("pageSize", text, expected, Integer::parseInt);
            if (size == null) {
                return DEFAULT_PAGE;
            }
            if (size < 1 || size > LARGEST_PAGE) {
                parameters.wrong("pageSize", text, expected);
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
                parameters.wrong("cursor", null, "Deze cursor hoort niet bij deze vraag; begin opnieuw bij het begin");
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
            add(fingerprint, "reader", new TreeSet<>(question.reader()));
            return fingerprint.bytes();
        }

        private static void add(Fingerprint fingerprint, String name, java.util.Collection<String> values) {
            fingerprint.add(name).add(Integer.toString(values.size()));
            values.forEach(fingerprint::add);
        }
    }
}
