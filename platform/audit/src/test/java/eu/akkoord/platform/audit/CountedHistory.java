package eu.akkoord.platform.audit;

import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes of notes, all of which concern one party; counts how many are in memory at once, and how many were read. */
final class CountedHistory implements Audits {
    private static final Actor WRITER = new Actor("s", "c", "VL", "abb");

    final TreeMap<String, Long> notes = new TreeMap<>();
    int atOnce;
    int read;

    @Override
    public String collection() {
        return "notes";
    }

    @Override
    public List<Audited> audited(Map<String, ? extends Collection<Long>> revisions) {
        var audited = new ArrayList<Audited>();
        count(revisions)
                .forEach((id, some) -> some.forEach(revision -> audited.add(new Audited(
                        "notes", id, Audited.CHANGE, past(revision), Set.of("NL"), Set.of("NL"), Set.of("NL", "VL")))));
        return audited;
    }

    @Override
    public Map<String, Map<Long, Set<String>>> concernedBy(Map<String, ? extends Collection<Long>> revisions) {
        var concerned = new HashMap<String, Map<Long, Set<String>>>();
        count(revisions)
                .forEach((id, some) -> some.forEach(revision ->
                        concerned.computeIfAbsent(id, first -> new HashMap<>()).put(revision, Set.of("NL"))));
        return concerned;
    }

    private Map<String, List<Long>> count(Map<String, ? extends Collection<Long>> revisions) {
        var there = new TreeMap<String, List<Long>>();
        revisions.forEach((id, some) -> there.put(
                id,
                some.stream()
                        .filter(revision -> revision <= notes.getOrDefault(id, 0L))
                        .toList()));
        int asked = there.values().stream().mapToInt(List::size).sum();
        atOnce = Math.max(atOnce, asked);
        read += asked;
        return there;
    }

    @Override
    public long newest(String id) {
        return notes.getOrDefault(id, 0L);
    }

    @Override
    public SequencedMap<String, Long> revisions(@Nullable String after, int most) {
        var some = new LinkedHashMap<String, Long>();
        (after == null ? notes : notes.tailMap(after, false))
                .entrySet().stream().limit(most).forEach(one -> some.put(one.getKey(), one.getValue()));
        return some;
    }

    private static HistoryRecord<String> past(long revision) {
        return new HistoryRecord<>(
                revision,
                "written",
                LocalDate.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                WRITER,
                null,
                null,
                null,
                "",
                Map.of(),
                List.of());
    }
}
