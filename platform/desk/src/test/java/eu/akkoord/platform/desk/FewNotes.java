package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.Current;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.store.Repeated;
import eu.akkoord.platform.store.StoredText;
import eu.akkoord.platform.store.TextPlaces;
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
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Notes with all their states, in memory. */
final class FewNotes implements Aggregates<String, DeskTest.Written> {
    /** Begins what another party than the writer's has said, and the writer may not read. */
    static final String HIDDEN = "hidden";

    private final TreeMap<String, List<String>> all = new TreeMap<>();

    /** Ids whose past was looked up. */
    final List<String> moments = new ArrayList<>();

    /** Revisions by the key of the request that made them. */
    final Map<String, Long> keys = new HashMap<>();

    private @Nullable Runnable before;

    /** Lets an equal request come first, the next time that something is stored. */
    void beat(String id, String key, String note) {
        before = () -> {
            hold(id, note);
            keys.put(key, find(id).orElseThrow().revision());
        };
    }

    @Override
    public Optional<Repeated<String>> repeated(Current<String> now, RequestKey request) {
        return Optional.ofNullable(keys.get(request.key()))
                .flatMap(revision -> entry(now.id(), revision))
                .map(entry -> new Repeated<>(entry, request.fingerprint().equals("print")));
    }

    @Override
    public Neighbours<String> neighbours(Current<String> now, long revision) {
        return new Neighbours<>(null, entry(now.id(), revision).orElse(null), null, null);
    }

    @Override
    public String redated(Current<String> now, long revision, LocalDate day) {
        return now.value();
    }

    @Override
    public Recorded<String> correct(
            Current<String> now,
            long revision,
            LocalDate day,
            String after,
            DeskTest.Written event,
            Circumstances made) {
        return save(now.id(), now.recorded(), after, event, made);
    }

    /** Makes it the next state of a note. */
    void hold(String id, String note) {
        all.computeIfAbsent(id, first -> new ArrayList<>()).add(note);
    }

    void forget() {
        keys.clear();
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
    public Recorded<String> add(
            String id, String note, DeskTest.Written event, Circumstances made, @Nullable Repeat repeat) {
        if (!all.containsKey(id)) {
            hold(id, note);
        }
        return recorded(all.getOrDefault(id, List.of(note)), 1);
    }

    @Override
    public Recorded<String> save(
            String id, Recorded<String> before, String after, DeskTest.Written event, Circumstances made) {
        var first = this.before;
        if (first != null) {
            this.before = null;
            first.run();
            throw new Refused.OutdatedRevision(id, before.revision());
        }
        hold(id, after);
        return find(id).orElseThrow();
    }

    @Override
    public Recorded<String> strike(
            String id,
            Recorded<String> before,
            String after,
            DeskTest.Written event,
            Circumstances made,
            TextPlaces which) {
        return save(id, before, after, event, made);
    }

    @Override
    public TextPlaces places(String id, String text, TextPlaces before, TextPlaces.Meant<String> which) {
        var pointers = new HashMap<>(before.pointers());
        var states = all.getOrDefault(id, List.of());
        for (long revision = before.upTo() + 1; revision <= states.size(); revision++) {
            var entry = entry(id, revision).orElseThrow();
            if (entry.after().equals(text) && which.isMeant(new StoredText(revision, "text", "/text", text), entry)) {
                pointers.put(revision, List.of("/state/text"));
            }
        }
        return new TextPlaces(states.size(), pointers);
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        return find(id).filter(note -> revision == null || revision <= note.revision())
                .map(Recorded::value);
    }

    @Override
    public String without(String id, String note, BiPredicate<String, String> which) {
        return which.test("/text", note) ? STRUCK : note;
    }

    @Override
    public Optional<Recorded<String>> find(String id, Moment moment) {
        moments.add(id);
        return find(id);
    }

    @Override
    public HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<String>> goesOn) {
        long revision = 1;
        while (entry(id, revision).filter(goesOn).isPresent()) {
            revision++;
        }
        return HistoryQuery.End.NONE;
    }

    @Override
    public Optional<HistoryRecord<String>> entry(String id, long revision) {
        var states = all.getOrDefault(id, List.of(""));
        return revision > states.size()
                ? Optional.empty()
                : Optional.of(new HistoryRecord<>(
                        revision,
                        "written",
                        LocalDate.EPOCH,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        new Actor(
                                "s",
                                "c",
                                states.get(Math.toIntExact(revision) - 1).startsWith(HIDDEN) ? "NL" : "VL",
                                "abb"),
                        null,
                        null,
                        null,
                        states.get(Math.toIntExact(revision) - 1),
                        Map.of("text", text(states.get(Math.toIntExact(revision) - 1))),
                        List.of()));
    }

    @Override
    public Map<String, List<HistoryRecord<String>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        var entries = new HashMap<String, List<HistoryRecord<String>>>();
        revisions.forEach((id, some) -> entries.put(
                id,
                some.stream().flatMap(revision -> entry(id, revision).stream()).toList()));
        return entries;
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return Optional.of(new byte[] {'{', '}'});
    }

    private static String text(String note) {
        return note.startsWith(HIDDEN) ? note.substring(HIDDEN.length()) : note;
    }

    private static Recorded<String> recorded(List<String> states, int revision) {
        return new Recorded<>(states.get(revision - 1), revision, LocalDate.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }
}
