package eu.akkoord.platform.audit;

import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.desk.Shown;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Kept;
import eu.akkoord.platform.store.Read;
import eu.akkoord.platform.store.Reads;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that auditors can look into: every change of every collection, from the histories, and who was shown or asked what, from the
 * {@link Reads}. An entry never changes. It is seen by the auditors of whoever did it, and of the owner of what it was done to.
 */
final class Audit implements Kept<AuditEntry>, Source<AuditEntry, AuditEntry>, Shown<AuditEntry> {
    private static final int AGGREGATES = 20;
    private static final int BUCKETS = 10;

    private final TreeMap<String, Audits> histories;
    private final Reads reads;
    private final String service;
    private final Links links;

    /** @param service the word that names this service in events */
    Audit(List<? extends Audits> histories, Reads reads, String service, Links links) {
        this.histories = histories.stream()
                .collect(Collectors.toMap(Audits::collection, Function.identity(), (one, other) -> one, TreeMap::new));
        this.reads = reads;
        this.service = service;
        this.links = links;
    }

    @Override
    public String collection() {
        return AuditEntry.FIELDS.collection();
    }

    @Override
    public Fields<AuditEntry> fields() {
        return AuditEntry.FIELDS;
    }

    @Override
    public List<AuditEntry> documents(Collection<Recorded<AuditEntry>> entries) {
        return entries.stream().map(Recorded::value).toList();
    }

    @Override
    public Set<String> topics(String collection) {
        return Stream.concat(histories.values().stream().map(Audits::topic), Stream.of(Reads.topic(service)))
                .collect(Collectors.toSet());
    }

    @Override
    public String told(LogEvent event) {
        return event.tellsOfReads()
                ? "%s.%s".formatted(Reads.COLLECTION, event.id())
                : "%s.%s.%d".formatted(collection(event), event.id(), event.revision());
    }

    private String collection(LogEvent event) {
        var topic = event.partition().topic();
        return histories.values().stream()
                .filter(history -> history.topic().equals(topic))
                .map(Audits::collection)
                .findFirst()
                .orElse(event.collection());
    }

    /** The change that led to a revision, after the one before it where the two can be compared. */
    List<Audited> changes(String collection, String id, long revision) {
        var history = histories.get(collection);
        if (history == null) {
            return List.of();
        }
        return history.audited(
                Map.of(id, history.keepsWholeStates() ? List.of(revision - 1, revision) : List.of(revision)));
    }

    /** @param ids of rows; that of an entry, or of a bucket of readings, stands for all rows that are in it */
    @Override
    public Map<String, Recorded<AuditEntry>> find(Collection<String> ids) {
        var revisions = new HashMap<String, Map<String, Set<Long>>>();
        var buckets = new HashMap<String, Set<String>>();
        for (var id : ids) {
            var parts = id.split("\\.", -1);
            if (parts[0].equals(Reads.COLLECTION)) {
                var bucket = parts.length == 2 ? parts[1] : bucket(id);
                buckets.computeIfAbsent(bucket, first -> new HashSet<>()).add(id);
            } else if (parts.length == 3) {
                revisions
                        .computeIfAbsent(parts[0], first -> new HashMap<>())
                        .computeIfAbsent(parts[1], first -> new HashSet<>())
                        .add(Long.valueOf(parts[2]));
            }
        }
        var found = new HashMap<String, Recorded<AuditEntry>>();
        revisions.forEach((collection, wanted) -> {
            var history = histories.get(collection);
            if (history != null) {
                put(history.audited(wanted), found);
            }
        });
        putReads(
                reads.find(buckets.keySet()).values().stream()
                        .flatMap(List::stream)
                        .toList(),
                entry -> {
                    var id = entry.item().id();
                    var bucket = bucket(id);
                    var wanted = buckets.getOrDefault(bucket, Set.of());
                    return wanted.contains("%s.%s".formatted(Reads.COLLECTION, bucket))
                            || wanted.contains(id)
                            || wanted.contains(entry.key());
                },
                found);
        return found;
    }

    private static String bucket(String reading) {
        var parts = reading.split("\\.", -1);
        return Reads.bucket(parts[1], Long.parseLong(parts[2]));
    }

    @Override
    public SequencedMap<String, Recorded<AuditEntry>> scan(@Nullable String after, int most) {
        var found = new LinkedHashMap<String, Recorded<AuditEntry>>();
        var parts = after == null ? new String[] {"", ""} : after.split("\\.", -1);
        if (!parts[0].equals(Reads.COLLECTION)) {
            for (var history : histories.tailMap(parts[0]).values()) {
                var id = history.collection().equals(parts[0]) ? parts[1] : null;
                scan(history, id, most, found);
                if (found.size() >= most) {
                    return found;
                }
            }
        }
        var bucket = after != null && parts[0].equals(Reads.COLLECTION) ? bucket(after) : null;
        for (var part = reads.scan(bucket, BUCKETS);
                !part.isEmpty() && found.size() < most;
                part = reads.scan(bucket, BUCKETS)) {
            bucket = part.lastEntry().getKey();
            putReads(part.values().stream().flatMap(List::stream).toList(), entry -> true, found);
        }
        return found;
    }

    /** All changes of some, so that a part of the whole always ends with the last change of one of them. */
    private void scan(
            Audits history, @Nullable String after, int most, SequencedMap<String, Recorded<AuditEntry>> found) {
        for (var part = history.revisions(after, AGGREGATES);
                !part.isEmpty() && found.size() < most;
                part = history.revisions(after, AGGREGATES)) {
            var all = new HashMap<String, List<Long>>();
            part.forEach((id, revision) ->
                    all.put(id, LongStream.rangeClosed(1, revision).boxed().toList()));
            put(
                    history.audited(all).stream()
                            .sorted(Comparator.comparing(Audited::id))
                            .toList(),
                    found);
            after = part.lastEntry().getKey();
        }
    }

    private void put(List<Audited> changes, Map<String, Recorded<AuditEntry>> found) {
        for (var change : changes) {
            var entry = AuditEntry.of(change, links);
            found.put(entry.key(), entry.recorded());
        }
    }

    private void putReads(List<Read> all, Predicate<AuditEntry> wanted, Map<String, Recorded<AuditEntry>> found) {
        var owners = owners(all);
        all.stream()
                .flatMap(read -> entries(read, owners))
                .filter(wanted)
                .forEach(entry -> found.put(entry.key(), entry.recorded()));
    }

    /** All things for the party of whoever it was; for each other party those that it owned as they were shown. */
    private Stream<AuditEntry> entries(Read read, Map<Seen, Set<String>> owners) {
        var reading = read.reading();
        var concerning = new TreeMap<String, Map<String, Long>>();
        reading.things()
                .forEach((id, revision) -> owners.getOrDefault(new Seen(reading.collection(), id, revision), Set.of())
                        .forEach(party -> concerning
                                .computeIfAbsent(party, first -> new HashMap<>())
                                .put(id, revision)));
        concerning.put(reading.by().party(), reading.things());
        return concerning.entrySet().stream()
                .map(party -> AuditEntry.of(read, party.getValue(), party.getKey(), links));
    }

    /** What was shown, as it was. */
    private record Seen(String collection, String id, long revision) {}

    private Map<Seen, Set<String>> owners(List<Read> all) {
        var revisions = new HashMap<String, Map<String, Set<Long>>>();
        for (var read : all) {
            var ofCollection = revisions.computeIfAbsent(read.reading().collection(), first -> new HashMap<>());
            read.reading()
                    .things()
                    .forEach((id, revision) -> ofCollection
                            .computeIfAbsent(id, first -> new HashSet<>())
                            .add(revision));
        }
        var owners = new HashMap<Seen, Set<String>>();
        revisions.forEach((collection, wanted) -> {
            var history = histories.get(collection);
            if (history != null) {
                history.audited(wanted)
                        .forEach(change -> owners.put(
                                new Seen(collection, change.id(), change.past().revision()), change.concerned()));
            }
        });
        return owners;
    }

    /** An entry, as the auditors of the reader's party see it. */
    Optional<AuditEntry> entry(String id, Caller reader) {
        return find(List.of(id)).values().stream()
                .map(Recorded::value)
                .filter(entry -> entry.item().id().equals(id) && entry.parties().contains(reader.party()))
                .findFirst();
    }

    @Override
    public Map<String, Recorded<AuditEntry>> shown(Collection<String> ids, Caller reader) {
        var found = find(ids);
        found.values().removeIf(entry -> !entry.value().parties().contains(reader.party()));
        return found;
    }
}
