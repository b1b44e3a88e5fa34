package eu.akkoord.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.ReadEvent;
import eu.akkoord.platform.store.ReadLog;
import eu.akkoord.platform.store.StoredReads;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However much is asked of the audit, few states are in memory at once, and none is read that was not asked for. */
class AuditCostTest {
    private static final Caller AUDITOR = new Caller("s", "c", "NL", "szw", Set.of("auditor"), Set.of());
    private static final Actor READER = new Actor("s", "c", "VL", "abb");

    /** As many things as one part of an export shows. */
    private static final int EXPORTED = 500;

    private final StoredReads store = new StoredReads();
    private final CountedHistory history = new CountedHistory();
    private final Audit audit = new Audit(
            List.of(history), store.reads(), "notes", new Links(URI.create("https://akkoord.example/akkoord/v1")));

    @BeforeEach
    void many_notes() {
        IntStream.rangeClosed(1, EXPORTED).forEach(note -> history.notes.put("n-" + note, 3L));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void attack_a_file_of_one_things_changes_holds_all_its_states() {
        history.notes.put("dear", 500L);
        var ids = LongStream.rangeClosed(1, 500)
                .mapToObj("notes.dear.%d"::formatted)
                .toList();
        assertThat(audit.shown(ids, AUDITOR)).containsOnlyKeys(ids);
        assertThat(history.atOnce).isLessThanOrEqualTo(20);
        assertThat(audit.atOnce()).as("of a file").isLessThanOrEqualTo(50);
    }

    @Test
    void attack_one_reading_costs_all_that_stand_in_its_bucket() {
        export(10);
        store.reads().keep(ReadEvent.shown(READER, "GET /notes/{noteId}", "notes", Map.of("n-1", 3L)));
        var single = rows().stream()
                .filter(entry -> entry.item().things().size() == 1)
                .toList();
        assertThat(single)
                .extracting(entry -> entry.parties().iterator().next())
                .containsExactlyInAnyOrder("VL", "NL");
        var fresh = new Audit(
                List.of(history), store.reads(), "notes", new Links(URI.create("https://akkoord.example/akkoord/v1")));
        history.read = 0;
        assertThat(fresh.entry(single.getFirst().item().id(), AUDITOR)).isPresent();
        assertThat(history.read).isEqualTo(1);
        assertThat(fresh.shown(single.stream().map(AuditEntry::key).toList(), AUDITOR))
                .hasSize(1);
        assertThat(history.read).as("judged before").isEqualTo(1);
    }

    @Test
    void attack_each_reading_that_is_added_costs_all_that_stand_in_its_bucket() {
        export(10);
        var bucket = "reads." + ReadLog.bucket(chain(), 1);
        assertThat(audit.find(List.of(bucket))).hasSize(20);
        assertThat(history.read).isEqualTo(10 * EXPORTED);
        assertThat(history.atOnce).isLessThanOrEqualTo(20);
        for (int reading = 0; reading < 3; reading++) {
            store.reads()
                    .keep(ReadEvent.shown(READER, "GET /notes/{noteId}", "notes", Map.of("n-" + (reading + 1), 2L)));
            history.read = 0;
            assertThat(audit.find(List.of(bucket))).hasSize(20 + 2 * (reading + 1));
            assertThat(history.read).isEqualTo(1);
        }
    }

    @Test
    void attack_hints_of_many_buckets_are_looked_into_at_once() {
        var hints = new ArrayList<String>();
        IntStream.range(0, 120).forEach(n -> hints.add("notes.n-1.%d".formatted(n)));
        IntStream.range(0, 7).forEach(n -> hints.add("reads.2017-06-20-one-%06d".formatted(n)));
        var parts = audit.inParts(hints);
        assertThat(parts)
                .hasSize(7 + 3)
                .allSatisfy(part -> assertThat(part.size()).isLessThanOrEqualTo(50));
        assertThat(parts.stream().filter(part -> part.getFirst().startsWith("reads.")))
                .allSatisfy(part -> assertThat(part).hasSize(1));
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(hints);
    }

    @Test
    void attack_a_rebuild_holds_all_changes_of_what_was_changed_most() {
        history.notes.put("dear", 1300L);
        history.notes.put("a", 26L);
        history.notes.put("z", 500L);
        export(2);
        var found = new HashMap<String, Long>();
        String last = null;
        for (var part = audit.scan(null, 100); !part.isEmpty(); part = audit.scan(last, 100)) {
            assertThat(part.size()).isLessThan(100 + 500);
            last = part.lastEntry().getKey();
            part.forEach((id, entry) -> found.merge(id, 1L, Long::sum));
        }
        assertThat(history.atOnce).isLessThanOrEqualTo(20);
        var expected = history.notes.entrySet().stream()
                .flatMap(note -> LongStream.rangeClosed(1, note.getValue())
                        .mapToObj(revision -> "notes.%s.%d".formatted(note.getKey(), revision)))
                .collect(Collectors.toSet());
        rows().forEach(row -> expected.add(row.key()));
        assertThat(found).containsOnlyKeys(expected);
        assertThat(found.values()).containsOnly(1L);
    }

    @Test
    void a_page_of_readings_asks_for_its_buckets_at_once() {
        for (int reading = 0; reading < 120; reading++) {
            store.reads()
                    .keep(ReadEvent.shown(READER, "GET /notes/{noteId}", "notes", Map.of("n-" + (reading + 1), 1L)));
        }
        var ids = rows().stream()
                .map(AuditEntry::key)
                .filter(key -> key.endsWith(".NL"))
                .toList();
        store.bucketsAsked();
        assertThat(audit.shown(ids, AUDITOR)).containsOnlyKeys(ids);
        assertThat(store.bucketsAsked()).isEqualTo(1);
    }

    private void export(int parts) {
        var shown = history.notes.keySet().stream()
                .filter(id -> id.startsWith("n-"))
                .collect(Collectors.toMap(id -> id, id -> 3L));
        for (int part = 0; part < parts; part++) {
            store.reads().keep(ReadEvent.shown(READER, "GET /notes", "notes", shown));
        }
    }

    /** All rows of readings. */
    private Collection<AuditEntry> rows() {
        return new AuditedReads(
                        store.reads(),
                        Map.of("notes", history),
                        new Links(URI.create("https://akkoord.example/akkoord/v1")))
                .find(store.reads().scan(null, 100).keySet().stream()
                        .map("reads.%s"::formatted)
                        .toList());
    }

    private String chain() {
        return store.reads().scan(null, 100).values().stream()
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow()
                .chain();
    }
}
