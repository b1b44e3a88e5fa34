package eu.akkoord.platform.search.engine;

import eu.akkoord.platform.core.places.Places;
import eu.akkoord.platform.core.places.Places.Holder;
import eu.akkoord.platform.core.problem.RowLimit;
import eu.akkoord.platform.search.declaration.Clause;
import eu.akkoord.platform.search.declaration.Field;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Order;
import eu.akkoord.platform.search.declaration.ProseField;
import eu.akkoord.platform.search.declaration.Use;
import eu.akkoord.platform.search.declaration.WordField;
import eu.akkoord.platform.search.question.Cursors;
import eu.akkoord.platform.search.question.Facet;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.SearchRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;

/** Answers understood questions from an index at one point in time, always through a {@link View}. */
public final class Answers {
    /** Limit of positions that an export looks up at once; {@link #PART} is that of items in memory. */
    private static final int CHUNK = 5_000;

    private static final int PART = 500;
    private static final long KEPT_BYTES = 32L << 20;

    private final List<ProseField<?>> prose;
    private final List<String> highlighted;
    private final List<String> counted;
    private final List<String> ranked;
    private final boolean resumable;
    private final Cursors cursors;
    private final SegmentBits kept = new SegmentBits(KEPT_BYTES);

    public <A> Answers(Fields<A> fields, Cursors cursors) {
        this.prose = List.copyOf(fields.prose());
        this.highlighted = fields.prose().stream()
                .filter(field -> field.is(Use.HIGHLIGHT))
                .map(Field::name)
                .toList();
        this.counted = fields.all().stream()
                .filter(field -> field.is(Use.FACET))
                .map(Field::countedName)
                .toList();
        this.ranked = fields.prose().stream()
                .filter(field -> field.is(Use.SORT))
                .map(field -> field.order(false).getField())
                .toList();
        this.resumable = fields.isResumable();
        this.cursors = cursors;
    }

    /** Makes searchers without Lucene's own cache: what is worth keeping is kept here, and there before anyone asks. */
    public SearcherFactory searchers() {
        return new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
                var searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null);
                searcher.setSimilarity(Generation.SIMILARITY);
                kept.warm(searcher, counted, ranked);
                return searcher;
            }
        };
    }

    private View view(IndexSearcher searcher, Set<String> reader) {
        return new View(searcher, kept, reader);
    }

    public Page page(IndexSearcher searcher, SearchRequest ask) throws IOException {
        var view = view(searcher, ask.reader());
        // what is weighed is searched in parts of the index at once, and what is ranked by the ranking, which both go
        // by bits
        boolean counted = ask.total()
                || !ask.facets().isEmpty()
                || ask.order().isRelevance()
                || ask.order().word() != null;
        var found = counted ? view.findAll(ask.clauses()) : view.find(ask.clauses());
        var hits = first(found, ask, ask.pageSize() + 1, ask.after());
        var shown = hits.subList(0, Math.min(ask.pageSize(), hits.size()));
        boolean more = hits.size() > shown.size() && !ask.order().isRelevance();
        var facets = new ArrayList<Facet>();
        for (var field : ask.facets()) {
            facets.add(FacetCounts.of(found, kept, field, ask.facetSize()));
        }
        var items = items(found, ask, shown);
        return new Page(
                items,
                ask.pageSize(),
                ask.total() ? found.total() : null,
                more ? cursor(ask, shown.getLast(), items.getLast()) : null,
                facets);
    }

    private List<FieldDoc> first(Hits found, SearchRequest ask, int most, @Nullable FieldDoc after) throws IOException {
        var word = ask.order().word();
        if (word != null) {
            return new InWordOrder(kept, word)
                    .first(found.searcher().getIndexReader().leaves(), found.counted(), most, after);
        }
        var sought = ask.sought();
        var relevance = sought != null && ask.order().isRelevance() ? sought.relevance(prose) : null;
        return found.first(most, ask.order(), after, relevance);
    }

    private List<Page.Item> items(Hits found, SearchRequest ask, List<FieldDoc> shown) throws IOException {
        var plain = placed(found.items(shown), ask, shown);
        var sought = ask.sought();
        if (sought == null) {
            return plain;
        }
        var asked = sought.isWidened() ? found.among(shown, sought.exact()) : null;
        var highlights = ask.highlight() ? Highlights.of(found.searcher(), shown, sought.widened(), highlighted) : null;
        var items = new ArrayList<Page.Item>();
        for (int index = 0; index < plain.size(); index++) {
            items.add(plain.get(index)
                    .found(asked != null && !asked[index], highlights == null ? List.of() : highlights.get(index)));
        }
        return items;
    }

    private List<Page.Item> placed(List<Page.Item> items, SearchRequest ask, List<FieldDoc> shown) {
        if (!resumable || ask.order().isRelevance()) {
            return items;
        }
        return IntStream.range(0, items.size())
                .mapToObj(index -> items.get(index).before(cursor(ask, shown.get(index), items.get(index))))
                .toList();
    }

    private String cursor(SearchRequest ask, FieldDoc hit, Page.Item item) {
        return cursors.write(ask.order().place(hit, item.id()).fields, ask.fingerprint());
    }

    /** Exports all hits. The processor is only held while a batch is looked up, not while its receiver writes the rows. */
    public long export(IndexSearcher searcher, SearchRequest ask, Places cores, Consumer<Page.Item> row)
            throws IOException {
        var found = held(cores, () -> view(searcher, ask.reader()).findAll(ask.clauses()));
        RowLimit.check(found.total());
        long rows = 0;
        FieldDoc after = null;
        while (rows < found.total()) {
            var place = after;
            var hits = held(cores, () -> first(found, ask, CHUNK, place));
            for (int from = 0; from < hits.size(); from += PART) {
                var part = hits.subList(from, Math.min(from + PART, hits.size()));
                var items = held(cores, () -> found.items(part));
                after = ask.order().place(part.getLast(), items.getLast().id());
                items.forEach(row);
                rows += items.size();
            }
        }
        return rows;
    }

    public static <T> T held(Places cores, IOSupplier<T> lookup) throws IOException {
        var holder = Holder.current().orElse(Holder.ITSELF);
        cores.enterUninterruptibly(holder);
        try {
            return lookup.get();
        } finally {
            cores.leave(holder);
        }
    }

    public Map<String, byte[]> find(IndexSearcher searcher, Set<String> reader, Collection<String> ids)
            throws IOException {
        var terms = ids.stream().map(WordField::term).distinct().toList();
        var found = view(searcher, reader).find(List.of(new Clause.Passing(new TermInSetQuery(Order.ID, terms))));
        var hits = terms.isEmpty() ? List.<FieldDoc>of() : found.first(terms.size(), Order.BY_ID, null, null);
        var byId = new LinkedHashMap<String, byte[]>();
        found.items(hits).forEach(item -> byId.put(item.id(), item.json()));
        return byId;
    }
}
