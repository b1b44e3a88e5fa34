package eu.akkoord.bench;

import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.store.TextPlaces;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Generated dossiers that cost nothing to find: a store that takes no time is the hardest one to compare with. Only their revisions are
 * stored; everything else follows from the number.
 */
final class GeneratedDossiers implements Aggregates<GeneratedDossiers.Kept, DomainEvent> {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 20);
    private static final Instant TIME = Instant.parse("2017-06-20T10:00:00Z");

    private final int size;
    private final Map<String, Long> revisions = new ConcurrentHashMap<>();

    GeneratedDossiers(int size) {
        this.size = size;
    }

    /** @param clearances who may see it */
    record Kept(int number, Set<String> clearances) {}

    @Override
    public String collection() {
        return "dossiers";
    }

    @Override
    public Optional<Recorded<Kept>> find(String id) {
        int number = GeneratedDossier.number(id);
        return number < size
                ? Optional.of(new Recorded<>(
                        new Kept(number, GeneratedDossier.clearances(number)),
                        revisions.getOrDefault(id, 1L),
                        DAY,
                        TIME,
                        TIME))
                : Optional.empty();
    }

    @Override
    public Map<String, Recorded<Kept>> find(Collection<String> ids) {
        var found = new HashMap<String, Recorded<Kept>>();
        ids.forEach(id -> find(id).ifPresent(one -> found.put(id, one)));
        return found;
    }

    /** Another revision, whatever it was before. */
    void revise(String id, long revision) {
        revisions.put(id, revision);
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        throw new UnsupportedOperationException("They hold no texts");
    }

    @Override
    public Kept without(String id, Kept aggregate, BiPredicate<String, String> which) {
        throw new UnsupportedOperationException("They hold no texts");
    }

    @Override
    public Optional<Recorded<Kept>> find(String id, Moment moment) {
        return find(id);
    }

    @Override
    public SequencedMap<String, Recorded<Kept>> scan(@Nullable String after, int most) {
        throw new UnsupportedOperationException("The catalogue is filled straight");
    }

    @Override
    public Recorded<Kept> add(
            String id, Kept aggregate, DomainEvent event, Circumstances made, @Nullable Repeat repeat) {
        throw new UnsupportedOperationException("All are there");
    }

    @Override
    public Recorded<Kept> save(String id, Recorded<Kept> before, Kept after, DomainEvent event, Circumstances made) {
        throw new UnsupportedOperationException("They are revised");
    }

    @Override
    public Recorded<Kept> strike(
            String id, Recorded<Kept> before, Kept after, DomainEvent event, Circumstances made, TextPlaces which) {
        throw new UnsupportedOperationException("They are revised");
    }

    @Override
    public TextPlaces places(String id, String text, TextPlaces before, TextPlaces.Meant<Kept> which) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<Kept>> goesOn) {
        throw new UnsupportedOperationException("They have no history");
    }

    @Override
    public Optional<HistoryRecord<Kept>> entry(String id, long revision) {
        throw new UnsupportedOperationException("They have no history");
    }

    @Override
    public Map<String, List<HistoryRecord<Kept>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        throw new UnsupportedOperationException("They have no history");
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        throw new UnsupportedOperationException("They tell nothing");
    }
}
