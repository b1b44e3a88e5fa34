package eu.akkoord.platform.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;
import org.h2.mvstore.MVStore;

/** Equality of lookups by ids and partial indexes with a scan of all documents. */
class LookupTest {
    private static final List<Object> IDS = List.of("a", "b", "ba", "c", "d", "é", 1, 2L, 3, true, "z");
    private static final List<String> COMPARISONS = List.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte");

    private static final List<Running> SERVERS = new ArrayList<>();

    private record Running(MongoServer server, MongoClient client) {
        MongoCollection<Document> fresh(boolean indexed) {
            var letters = client.getDatabase("test").getCollection("letters");
            letters.drop();
            if (indexed) {
                letters.createIndex(
                        Indexes.ascending("pending"),
                        new IndexOptions().name("pending").partialFilterExpression(new Document("pending", true)));
            }
            return letters;
        }
    }

    @BeforeContainer
    static void start() {
        for (var backend : List.of(new MemoryBackend(), new StoredBackend(new MVStore.Builder().open()))) {
            var server = new MongoServer(backend);
            SERVERS.add(new Running(server, MongoClients.create(server.bindAndGetConnectionString())));
        }
    }

    @AfterContainer
    static void stop() {
        SERVERS.forEach(running -> {
            running.client().close();
            running.server().shutdownNow();
        });
        SERVERS.clear();
    }

    @Property(tries = 200)
    void finds_and_changes_the_same(
            @ForAll("worlds") List<Document> world,
            @ForAll("filters") Document filter,
            @ForAll("filters") Document other,
            @ForAll("changes") Document change) {
        var plain = outcome(SERVERS.getFirst().fresh(false), world, filter, other, change);

        assertThat(outcome(SERVERS.getLast().fresh(true), world, filter, other, change))
                .isEqualTo(plain);
    }

    private static List<Object> outcome(
            MongoCollection<Document> letters, List<Document> world, Document filter, Document other, Document change) {
        if (!world.isEmpty()) {
            letters.insertMany(world);
        }
        var outcome = new ArrayList<>();
        outcome.add(new HashSet<>(letters.find(filter).into(new ArrayList<>())));
        for (var direction : List.of(1, -1)) {
            outcome.add(some(letters.find(filter).sort(new Document("_id", direction))));
        }
        outcome.add(letters.countDocuments(filter));
        outcome.add(letters.updateMany(other, change).getMatchedCount());
        outcome.add(letters.deleteMany(filter).getDeletedCount());
        outcome.add(new HashSet<>(letters.find(other).into(new ArrayList<>())));
        outcome.add(new HashSet<>(letters.find(new Document("pending", true)).into(new ArrayList<>())));
        return outcome;
    }

    private static List<Document> some(FindIterable<Document> found) {
        return found.skip(1).limit(3).into(new ArrayList<>());
    }

    @Provide
    Arbitrary<List<Document>> worlds() {
        return Arbitraries.of(IDS)
                .set()
                .ofMaxSize(IDS.size())
                .flatMap(ids -> letters().list().ofSize(ids.size()).map(letters -> {
                    var each = ids.iterator();
                    return letters.stream()
                            .map(letter -> {
                                var written = new Document("_id", each.next());
                                written.putAll(letter);
                                return written;
                            })
                            .toList();
                }));
    }

    private static Arbitrary<Document> letters() {
        return Arbitraries.of(true, false)
                .injectNull(0.3)
                .flatMap(pending -> Arbitraries.integers().between(1, 3).map(revision -> {
                    var letter = new Document("revision", revision);
                    return pending == null ? letter : letter.append("pending", pending);
                }));
    }

    @Provide
    Arbitrary<Document> changes() {
        return Arbitraries.of(
                new Document("$set", new Document("pending", true)),
                new Document("$unset", new Document("pending", "")),
                new Document("$set", new Document("revision", 2)),
                new Document("$inc", new Document("revision", 1)).append("$set", new Document("pending", false)));
    }

    @Provide
    Arbitrary<Document> filters() {
        return Arbitraries.lazyOf(
                LookupTest::byId,
                () -> Arbitraries.of(true, false).map(pending -> new Document("pending", pending)),
                () -> Arbitraries.integers().between(1, 3).map(revision -> new Document("revision", revision)),
                () -> filters().list().ofMinSize(1).ofMaxSize(3).map(all -> new Document("$and", all)),
                () -> filters().list().ofMinSize(1).ofMaxSize(2).map(any -> new Document("$or", any)),
                () -> filters().map(none -> new Document("$nor", List.of(none))),
                () -> Arbitraries.of(true, false)
                        .flatMap(pending -> byId().map(filter -> {
                            var both = new Document("pending", pending);
                            both.putAll(filter);
                            return both;
                        })));
    }

    private static Arbitrary<Document> byId() {
        var ids = Arbitraries.of(IDS);
        return Arbitraries.oneOf(
                ids.map(id -> new Document("_id", id)),
                ids.list().ofMaxSize(4).map(several -> new Document("_id", new Document("$in", several))),
                ids.list().ofMaxSize(4).map(several -> new Document("_id", new Document("$nin", several))),
                Arbitraries.of(COMPARISONS)
                        .flatMap(comparison -> ids.map(id -> new Document("_id", new Document(comparison, id)))),
                Arbitraries.of(COMPARISONS)
                        .flatMap(one -> Arbitraries.of(COMPARISONS)
                                .flatMap(other -> ids.tuple2()
                                        .map(two -> new Document(
                                                "_id", new Document(one, two.get1()).append(other, two.get2()))))));
    }
}
