package eu.akkoord.platform.audit;

import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.store.ReadLog;
import eu.akkoord.platform.store.ReadLogEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The read log as auditors see it. Each entry is judged once: a bucket is published again whenever an entry is added to it, and the parties
 * that the shown states concern do not change.
 */
final class AuditedReads {
    /** Readings of about so many things together are judged before the next are. */
    private static final int THINGS = 500;

    private final ReadLog reads;
    private final Map<String, ? extends Audits> histories;
    private final Links links;
    private final Judged judged = new Judged();

    AuditedReads(ReadLog reads, Map<String, ? extends Audits> histories, Links links) {
        this.reads = reads;
        this.histories = histories;
        this.links = links;
    }

    /** Of each reading the things that concern a party, by its code; those that were judged last, up to a number of things. */
    private static final class Judged {
        private static final int MOST_THINGS = 50_000;

        private final Map<String, Map<String, Map<String, Long>>> last = new LinkedHashMap<>();
        private int things;

        synchronized @Nullable Map<String, Map<String, Long>> of(ReadLogEntry read) {
            return last.get(read.entry());
        }

        synchronized void put(ReadLogEntry read, Map<String, Map<String, Long>> concerning) {
            if (last.putIfAbsent(read.entry(), concerning) == null) {
                things += size(concerning);
                for (var eldest = last.entrySet().iterator(); things > MOST_THINGS && eldest.hasNext(); ) {
                    things -= size(eldest.next().getValue());
                    eldest.remove();
                }
            }
        }

        private static int size(Map<String, Map<String, Long>> concerning) {
            return concerning.values().stream().mapToInt(Map::size).sum();
        }
    }

    /** @param ids of rows; that of a reading, or of a bucket, stands for all rows that are in it */
    List<AuditEntry> find(Collection<String> ids) {
        var buckets = ids.stream().map(AuditedReads::bucket).collect(Collectors.toSet());
        var wanted = ids.stream().map(AuditedReads::reading).collect(Collectors.toSet());
        var found = reads
                .find(buckets, read -> wanted.contains(read.entry()) || wanted.contains(row(bucket(read.entry()))))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
        Predicate<AuditEntry> asked = entry -> ids.contains(entry.key())
                || ids.contains(entry.item().id())
                || ids.contains(row(bucket(entry.item().id())));
        return entries(found).filter(asked).toList();
    }

    /**
     * The entries of the next bucket.
     *
     * @param after the one that it comes after; absent for the first
     * @return the id of the bucket with them; empty where there is no more
     */
    Map<String, List<AuditEntry>> next(@Nullable String after) {
        var next = new HashMap<String, List<AuditEntry>>();
        reads.scan(after, 1)
                .forEach((bucket, some) -> next.put(bucket, entries(some).toList()));
        return next;
    }

    private static String row(String bucket) {
        return "%s.%s".formatted(ReadLog.COLLECTION, bucket);
    }

    /** The bucket that a row is in. */
    static String bucket(String id) {
        var parts = id.split("\\.", -1);
        return parts.length == 2 ? parts[1] : ReadLog.bucket(parts[1], Long.parseLong(parts[2]));
    }

    /** A row without the party that it is for. */
    private static String reading(String id) {
        return Stream.of(id.split("\\.", -1)).limit(3).collect(Collectors.joining("."));
    }

    private Stream<AuditEntry> entries(List<ReadLogEntry> all) {
        var entries = new ArrayList<AuditEntry>();
        var part = new ArrayList<ReadLogEntry>();
        int things = 0;
        for (var read : all) {
            part.add(read);
            things += read.reading().things().size();
            if (things >= THINGS) {
                addTo(entries, part);
                part.clear();
                things = 0;
            }
        }
        addTo(entries, part);
        return entries.stream();
    }

    private void addTo(List<AuditEntry> entries, List<ReadLogEntry> part) {
        var known = new HashMap<String, Map<String, Map<String, Long>>>();
        var others = new ArrayList<ReadLogEntry>();
        for (var read : part) {
            var concerning = judged.of(read);
            if (concerning == null) {
                others.add(read);
            } else {
                known.put(read.entry(), concerning);
            }
        }
        var concerned = concerned(others);
        for (var read : others) {
            var concerning = concerning(read, concerned);
            judged.put(read, concerning);
            known.put(read.entry(), concerning);
        }
        part.forEach(read -> known.getOrDefault(read.entry(), Map.of())
                .forEach((party, things) -> entries.add(AuditEntry.of(read, things, party, links))));
    }

    /** Returns all things for the party of the reader; for each other party those that concerned it as they were shown. */
    private static Map<String, Map<String, Long>> concerning(
            ReadLogEntry read, Map<String, Map<String, Map<Long, Set<String>>>> concerned) {
        var reading = read.reading();
        var states = concerned.getOrDefault(reading.collection(), Map.of());
        var concerning = new TreeMap<String, Map<String, Long>>();
        reading.things()
                .forEach((id, revision) -> states.getOrDefault(id, Map.of())
                        .getOrDefault(revision, Set.of())
                        .forEach(party -> concerning
                                .computeIfAbsent(party, first -> new HashMap<>())
                                .put(id, revision)));
        concerning.put(reading.by().party(), reading.things());
        return concerning;
    }

    /** By collection, id and revision. */
    private Map<String, Map<String, Map<Long, Set<String>>>> concerned(List<ReadLogEntry> some) {
        var shown = new HashMap<String, Map<String, Set<Long>>>();
        for (var read : some) {
            var ofCollection = shown.computeIfAbsent(read.reading().collection(), first -> new HashMap<>());
            read.reading()
                    .things()
                    .forEach((id, revision) -> ofCollection
                            .computeIfAbsent(id, first -> new HashSet<>())
                            .add(revision));
        }
        var concerned = new HashMap<String, Map<String, Map<Long, Set<String>>>>();
        shown.forEach((collection, revisions) -> {
            var history = histories.get(collection);
            if (history != null) {
                concerned.put(collection, history.concerned(revisions));
            }
        });
        return concerned;
    }
}
