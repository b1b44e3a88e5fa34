package eu.akkoord.platform.feed;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.desk.EventSource;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The newest event of everything that a reader may see, by collection and id. The catalogues say what there is for this reader, so that a page
 * costs the same however much is hidden; the store says at which revision it is.
 */
final class HeadList {
    private final Catalogues catalogues;
    private final Map<String, EventSource> sources;

    HeadList(Catalogues catalogues, Map<String, EventSource> sources) {
        this.catalogues = catalogues;
        this.sources = sources;
    }

    record Head(String collection, String id, long revision) {}

    /** @param next the cursor of the page after this one; absent on the last */
    record Heads(List<Head> items, @Nullable String next) {}

    /**
     * Returns a page, of one collection.
     *
     * @param collections of which the reader may see anything at all
     * @param cursor as a page gave it: the collection, and where to go on in it; absent for the first page
     * @throws ProblemException 400 when no page gives it, 503 while there is no catalogue
     */
    Heads page(NavigableSet<String> collections, @Nullable String cursor, int pageSize, Caller reader) {
        if (collections.isEmpty()) {
            return new Heads(List.of(), null);
        }
        if (!catalogues.areCurrent()) {
            // whoever forgets what is missing here never learns of it again
            throw new ProblemException(Problem.unavailable("list.beingBuilt"));
        }
        var parts = cursor == null ? new String[] {collections.first(), ""} : cursor.split("-", 2);
        if (parts.length < 2 || !collections.contains(parts[0])) {
            throw new ProblemException(Problem.badRequest(Issue.query("cursor", null, "cursor.foreign")));
        }
        var collection = parts[0];
        var after = parts[1];
        while (true) {
            var found = page(collection, after, pageSize, reader);
            var items = heads(collection, found, reader);
            var following = collections.higher(collection);
            if (found.next() != null) {
                return new Heads(items, collection + "-" + found.next());
            }
            if (following == null) {
                return new Heads(items, null);
            }
            if (!items.isEmpty()) {
                return new Heads(items, following + "-");
            }
            collection = following;
            after = "";
        }
    }

    private Page page(String collection, String after, int pageSize, Caller reader) {
        var query = new HashMap<String, List<String>>();
        query.put("sort", List.of("id"));
        query.put("total", List.of("false"));
        query.put("pageSize", List.of(Integer.toString(pageSize)));
        if (!after.isEmpty()) {
            query.put("cursor", List.of(after));
        }
        var catalogue = catalogues
                .of(collection)
                .orElseThrow(() -> new IllegalStateException("There is no catalogue of " + collection));
        return catalogue.page(new Question(source(collection).held(reader), query, Map.of()));
    }

    private List<Head> heads(String collection, Page found, Caller reader) {
        var revisions = source(collection)
                .heads(found.items().stream().map(Page.Item::id).toList(), reader);
        var heads = new ArrayList<Head>();
        found.items().forEach(item -> {
            var revision = revisions.get(item.id());
            if (revision != null) {
                heads.add(new Head(collection, item.id(), revision));
            }
        });
        return heads;
    }

    private EventSource source(String collection) {
        var source = sources.get(collection);
        if (source == null) {
            throw new IllegalStateException("There is nothing of " + collection);
        }
        return source;
    }

    /** The collections there are. */
    NavigableSet<String> collections() {
        return new TreeSet<>(sources.keySet());
    }
}
