package eu.akkoord.platform.audit;

import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.desk.Shown;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Kept;
import eu.akkoord.platform.store.Read;
import eu.akkoord.platform.store.Reads;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
        return Stream.concat(histories.keySet().stream().map(AggregateStores::topic), Stream.of(Reads.topic(service)))
                .collect(Collectors.toSet());
    }

    @Override
    public String told(LogEvent event) {
        return event.tellsOfReads()
                ? "%s.%s".formatted(Reads.COLLECTION, event.id())
                : "%s.%s.%d".formatted(event.collection(), event.id(), event.revision());
    }

    /** The change that led to a revision. */
    List<Audited> changes(String collection, String id, Collection<Long> revisions) {
        var history = histories.get(collection);
        return history == null ? List.of() : history.audited(Map.of(id, revisions));
    }

    /** @param ids of entries; one of a bucket of readings stands for all that are in it */
    @Override
    public Map<String, Recorded<AuditEntry>> find(Collection<String> ids) {
        var revisions = new HashMap<String, Map<String, Set<Long>>>();
        var buckets = new HashMap<String, Set<String>>();
        for (var id : ids) {
            var parts = id.split("\\.", -1);
            if (parts[0].equals(Reads.COLLECTION)) {
                var bucket = parts.length == 2 ? parts[1] : Reads.bucket(parts[1], Long.parseLong(parts[2]));
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
        var read = new ArrayList<Read>();
        reads.find(buckets.keySet()).forEach((bucket, all) -> {
            var wanted = buckets.getOrDefault(bucket, Set.of());
            boolean whole = wanted.contains("%s.%s".formatted(Reads.COLLECTION, bucket));
            all.stream().filter(one -> whole || wanted.contains(one.entry())).forEach(read::add);
        });
        putReads(read, found);
        return found;
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
        var bucket = parts[0].equals(Reads.COLLECTION) ? Reads.bucket(parts[1], Long.parseLong(parts[2])) : null;
        for (var part = reads.scan(bucket, BUCKETS);
                !part.isEmpty() && found.size() < most;
                part = reads.scan(bucket, BUCKETS)) {
            bucket = part.lastEntry().getKey();
            putReads(part.values().stream().flatMap(List::stream).toList(), found);
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
            var entry = AuditEntry.of(AuditItem.of(change, links), change.past().revision(), change.concerned());
            found.put(entry.item().id(), entry.recorded());
        }
    }

    private void putReads(List<Read> all, Map<String, Recorded<AuditEntry>> found) {
        var owners = owners(all);
        for (var read : all) {
            var concerned = new HashSet<String>();
            read.reading()
                    .things()
                    .keySet()
                    .forEach(id ->
                            concerned.addAll(owners.getOrDefault(read.reading().collection(), Map.of())
                                    .getOrDefault(id, Set.of())));
            var entry = AuditEntry.of(AuditItem.of(read, links), read.number(), concerned);
            found.put(entry.item().id(), entry.recorded());
        }
    }

    /** By collection and id, the parties that owned what was shown as it was shown. */
    private Map<String, Map<String, Set<String>>> owners(List<Read> all) {
        var revisions = new HashMap<String, Map<String, Set<Long>>>();
        for (var read : all) {
            var ofCollection = revisions.computeIfAbsent(read.reading().collection(), first -> new HashMap<>());
            read.reading()
                    .things()
                    .forEach((id, revision) -> ofCollection
                            .computeIfAbsent(id, first -> new HashSet<>())
                            .add(revision));
        }
        var owners = new HashMap<String, Map<String, Set<String>>>();
        revisions.forEach((collection, wanted) -> {
            var history = histories.get(collection);
            if (history != null) {
                var ofCollection = new HashMap<String, Set<String>>();
                history.audited(wanted)
                        .forEach(change -> ofCollection
                                .computeIfAbsent(change.id(), first -> new HashSet<>())
                                .addAll(change.concerned()));
                owners.put(collection, ofCollection);
            }
        });
        return owners;
    }

    @Override
    public Map<String, Recorded<AuditEntry>> shown(Collection<String> ids, Caller reader) {
        var found = find(ids);
        found.values().removeIf(entry -> !entry.value().parties().contains(reader.party()));
        return found;
    }
}
