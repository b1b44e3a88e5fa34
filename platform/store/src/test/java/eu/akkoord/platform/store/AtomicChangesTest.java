package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import eu.akkoord.platform.test.ListedOperations;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Everything rests on this: of those who change one document at one revision, one does, and what it wrote stays. */
@OnEveryStore
class AtomicChangesTest {
    private static final int WRITERS = 4;
    private static final int CHANGES = 100;

    private final StoreServer server;

    AtomicChangesTest(StoreServer server) {
        this.server = server;
    }

    @Test
    void one_of_several_has_each_revision_and_no_change_is_lost() throws Exception {
        NoteStore.requireAtomic(server);
        try (var client = ListedOperations.client("mongodb://" + server.address());
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var notes = client.getDatabase(server.freshDatabase()).getCollection("notes");
            notes.insertOne(new Document("_id", "a").append("revision", 0).append("won", List.of()));
            var begun = new ArrayList<Future<Integer>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                begun.add(writers.submit(() -> (int) IntStream.range(0, CHANGES)
                        .filter(revision -> notes.updateOne(
                                                and(eq("_id", "a"), eq("revision", revision)),
                                                Updates.combine(
                                                        Updates.set("revision", revision + 1),
                                                        Updates.push("won", revision)))
                                        .getMatchedCount()
                                == 1)
                        .count()));
            }
            int won = 0;
            for (var each : begun) {
                won += each.get();
            }
            var all = IntStream.range(0, won).boxed().toList();
            assertThat(won).isPositive();
            assertThat(notes.find(eq("_id", "a")).first())
                    .containsEntry("revision", won)
                    .containsEntry("won", all);
        }
    }
}
