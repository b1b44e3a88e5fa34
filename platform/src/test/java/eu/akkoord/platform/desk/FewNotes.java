package eu.akkoord.platform.desk;

import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.store.StoredText;
import eu.akkoord.platform.time.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Notes with all their states, in memory. */
final class FewNotes implements Aggregates<String, DeskTest.Written> {
    private final TreeMap<String, List<String>> all = new TreeMap<>();

    /** Makes it the next state of a note. */
    void hold(String id, String note) {
        all.computeIfAbsent(id, first -> new ArrayList<>()).add(note);
    }

    void forget() {
        all.clear();
    }

    @Override
    public String collection() {
        return "notes";
    }

    @Override
    public Optional<Recorded<String>> find(String id) {
        return Optional.ofNullable(all.get(id)).map(states -> recorded(states, states.size()));
    }

    @Override
    public Map<String, Recorded<String>> find(Collection<String> ids) {
        var found = new HashMap<String, Recorded<String>>();
        ids.forEach(id -> find(id).ifPresent(note -> found.put(id, note)));
        return found;
    }

    @Override
    public SequencedMap<String, Recorded<String>> scan(@Nullable String after, int most) {
        var found = new TreeMap<String, Recorded<String>>();
        (after == null ? all : all.tailMap(after, false))
                .forEach((id, states) -> found.put(id, recorded(states, states.size())));
        return found;
    }

    @Override
    public Recorded<String> add(String id, String note, DeskTest.Written event, Made made, @Nullable Repeat repeat) {
        if (!all.containsKey(id)) {
            hold(id, note);
        }
        return recorded(all.getOrDefault(id, List.of(note)), 1);
    }

    @Override
    public Recorded<String> save(String id, Recorded<String> before, String after, DeskTest.Written event, Made made) {
        hold(id, after);
        return find(id).orElseThrow();
    }

    @Override
    public Recorded<String> strike(
            String id,
            Recorded<String> before,
            String after,
            DeskTest.Written event,
            Made made,
            Predicate<StoredText> which) {
        return save(id, before, after, event, made);
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        return find(id).map(Recorded::value);
    }

    @Override
    public String without(String id, String note, String text) {
        return note.equals(text) ? STRUCK : note;
    }

    @Override
    public Optional<Recorded<String>> find(String id, Moment moment) {
        return find(id);
    }

    @Override
    public List<Past<String>> history(String id) {
        return List.of(new Past<>(
                1,
                "written",
                LocalDate.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                new Actor("s", "c", "VL", "abb"),
                null,
                null,
                all.getOrDefault(id, List.of("")).getFirst(),
                Map.of(),
                List.of()));
    }

    @Override
    public Map<String, List<Past<String>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        return Map.of();
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return Optional.of(new byte[0]);
    }

    private static Recorded<String> recorded(List<String> states, int revision) {
        return new Recorded<>(states.get(revision - 1), revision, LocalDate.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }
}
