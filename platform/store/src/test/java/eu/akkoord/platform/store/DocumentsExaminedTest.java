package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refused;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The store looks at as many documents for a change, a read or a sweep when there are many as when there are few. */
class DocumentsExaminedTest {
    private static final Circumstances MADE = new Circumstances(
            new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of()), LocalDate.of(2017, 6, 20), null);

    @Test
    void no_operation_looks_at_more_documents_when_there_are_more() throws Exception {
        var few = examined(1_000);

        assertThat(examined(10_000)).isEqualTo(few);
        assertThat(few)
                .containsEntry("find", 1L)
                .containsEntry("read and save", 2L)
                .containsEntry("scan a page", 101L)
                .containsEntry("sweep", 0L);
    }

    private static Map<String, Long> examined(int documents) throws IOException {
        try (var store = new NoteStore()) {
            store.hold();
            store.outbox().prepare();
            fill(store, "notes", documents);
            fill(store, "notes_history", documents);
            fill(store, ReadLog.COLLECTION, documents);
            var seen = new LinkedHashMap<String, Long>();
            seen.put("add", store.examined(() -> store.notes.add("a", "one", "", MADE, null)));
            seen.put("add again", store.examined(() -> refused(() -> store.notes.add("a", "one", "", MADE, null))));
            new Relay<>("a", store.outbox()).run();
            seen.put(
                    "read and save",
                    store.examined(
                            () -> store.notes.save(store.notes.current("a").orElseThrow(), "two", "", MADE)));
            seen.put("pending", store.examined(() -> store.outbox().pending()));
            seen.put("relay", store.examined(() -> new Relay<>("a", store.outbox()).run()));
            seen.put("sweep", store.examined(() -> store.outbox().pending()));
            seen.put("find", store.examined(() -> store.notes.find("a")));
            seen.put("find several", store.examined(() -> store.notes.find(List.of("a", "0005", "0006"))));
            seen.put("scan a page", store.examined(() -> store.notes.scan("0100", 100)));
            seen.put("history", store.examined(() -> Entries.of(store.notes, "a")));
            seen.put("event", store.examined(() -> store.notes.event("a", 1)));
            return seen;
        }
    }

    private static void refused(Runnable creation) {
        try {
            creation.run();
        } catch (Refused taken) {
            // as it should be
        }
    }

    /** Documents that wait for nothing. */
    private static void fill(NoteStore store, String collection, int documents) {
        store.collection(collection)
                .insertMany(IntStream.range(0, documents)
                        .mapToObj(n -> new Document("_id", "%04d".formatted(n))
                                .append("revision", 1L)
                                .append("state", new Document("text", "note"))
                                .append("outbox", List.of())
                                .append(
                                        "last",
                                        new Document("occurred", "2017-06-20")
                                                .append("registered", "2017-06-20T10:00:00Z"))
                                .append("created", new Document("registered", "2017-06-20T10:00:00Z")))
                        .toList());
    }
}
