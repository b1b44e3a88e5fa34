package eu.akkoord.platform.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gaps in the events of one collection. Each is recorded once, whichever instance meets it, and stays until it is closed. */
final class Gaps {
    private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

    private final MongoCollection<Document> documents;
    private final String projection;
    private final String collection;
    private final Clock clock;
    private boolean indexed;

    Gaps(MongoDatabase database, String projection, String collection, Clock clock) {
        this.documents = database.getCollection("copy_gaps");
        this.projection = projection;
        this.collection = collection;
        this.clock = clock;
    }

    /** Records one; called before the copy goes on, so that a crash in between cannot hide it. */
    boolean open(String subject, long previous, long revision) {
        var recorded = documents.updateOne(
                eq("_id", key(subject, revision)),
                Updates.combine(
                        Updates.setOnInsert("projection", projection),
                        Updates.setOnInsert("subject", subject),
                        Updates.setOnInsert("previous", previous),
                        Updates.setOnInsert("revision", revision),
                        Updates.setOnInsert("found", clock.instant().toString()),
                        Updates.setOnInsert("open", true)),
                new UpdateOptions().upsert(true));
        if (recorded.getUpsertedId() == null) {
            return false;
        }
        LOG.warn("{} goes from revision {} to {}", subject, previous, revision);
        return true;
    }

    /** Returns the open gaps by subject and revision: few, unless something is very wrong. */
    synchronized List<Gap> open() {
        if (!indexed) {
            // closed ones stay: without it each look would go through all there ever were
            documents.createIndex(
                    Indexes.ascending("open"),
                    new IndexOptions().name("open").partialFilterExpression(eq("open", true)));
            indexed = true;
        }
        return documents.find(eq("open", true)).into(new ArrayList<>()).stream()
                .map(Gaps::read)
                .filter(gap -> gap.projection().equals(projection))
                .sorted(Comparator.comparing(Gap::subject).thenComparingLong(Gap::revision))
                .toList();
    }

    Optional<Gap> find(String gapId) {
        int dash = gapId.lastIndexOf('-');
        var key = key(gapId.substring(0, dash), Long.parseLong(gapId.substring(dash + 1)));
        return Optional.ofNullable(documents.find(eq("_id", key)).first())
                .map(Gaps::read)
                .filter(gap -> gap.projection().equals(projection));
    }

    /** Tells whether it was open until now. */
    boolean close(Gap gap, Gap.Closure closure) {
        var written = new Document("closed", closure.closed().toString())
                .append("reason", closure.reason())
                .append("party", closure.party())
                .append("organisation", closure.organisation());
        return documents
                        .updateOne(
                                and(eq("_id", key(gap.subject(), gap.revision())), eq("open", true)),
                                Updates.combine(Updates.set("closure", written), Updates.unset("open")))
                        .getMatchedCount()
                == 1;
    }

    private String key(String subject, long revision) {
        return "%s/%s/%d".formatted(collection, subject, revision);
    }

    private static Gap read(Document stored) {
        var closure = stored.get("closure", Document.class);
        return new Gap(
                stored.getString("projection"),
                stored.getString("subject"),
                stored.get("previous", Number.class).longValue(),
                stored.get("revision", Number.class).longValue(),
                Instant.parse(stored.getString("found")),
                closure == null
                        ? null
                        : new Gap.Closure(
                                Instant.parse(closure.getString("closed")),
                                closure.getString("reason"),
                                closure.getString("party"),
                                closure.getString("organisation")));
    }
}
