package eu.akkoord.platform.audit;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.ListResult;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.AuditLine;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.lists.Source;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.store.HistoryRecord;
import eu.akkoord.platform.store.ReadLog;
import eu.akkoord.platform.store.Repository;
import java.util.ArrayList;
import java.util.Collection;
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
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that auditors can look into: every change of every collection, from the histories, and the read log, from {@link ReadLog}. An entry
 * never changes. It is seen by the auditors of the actor's party, and of the owner of the thing concerned.
 */
final class Audit implements Repository<AuditEntry>, Source<AuditEntry, AuditEntry>, ListResult<AuditEntry> {
    /** So many rows are looked up at once. */
    private static final int ROWS = 50;

    private static final int THINGS = 20;

    /** Of each thing so many changes are asked for with those of others; most have no more. */
    private static final int FEW = 25;

    /** And of one that has more, so many at a time. */
    private static final int REVISIONS = 500;

    private final TreeMap<String, Audits> histories;
    private final AuditedReads reads;
    private final String service;
    private final Links links;

    /** @param service the word that names this service in events */
    Audit(List<? extends Audits> histories, ReadLog reads, String service, Links links) {
        this.histories = histories.stream()
                .collect(Collectors.toMap(Audits::collection, Function.identity(), (one, other) -> one, TreeMap::new));
        this.reads = new AuditedReads(reads, this.histories, links);
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
        return Stream.concat(histories.values().stream().map(Audits::topic), Stream.of(ReadLog.topic(service)))
                .collect(Collectors.toSet());
    }

    @Override
    public String told(LogEvent event) {
        return event.tellsOfReads()
                ? "%s.%s".formatted(ReadLog.COLLECTION, event.id())
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

    /** Returns the revisions of the changes that correct the day of one, or whose day it corrects, where the auditor sees those too. */
    Set<Long> beside(Audited change, Caller auditor) {
        var remarks = change.past().remarks();
        var others = Stream.of(Optional.ofNullable(remarks.corrects()), Optional.ofNullable(remarks.corrected()))
                .flatMap(Optional::stream)
                .map(HistoryRecord.Redated::revision)
                .collect(Collectors.toSet());
        var history = histories.get(change.collection());
        return others.isEmpty() || history == null
                ? Set.of()
                : history.lines(Map.of(change.id(), others)).stream()
                        .filter(line -> line.parties().contains(auditor.party()))
                        .map(AuditLine::revision)
                        .collect(Collectors.toSet());
    }

    /** A bucket of readings by itself: all that are in it come with it. */
    @Override
    public List<List<String>> inParts(List<String> ids) {
        var parts = new ArrayList<List<String>>();
        var rows = new ArrayList<String>();
        for (var id : ids) {
            if (isBucket(id)) {
                parts.add(List.of(id));
            } else {
                rows.add(id);
            }
        }
        for (int from = 0; from < rows.size(); from += ROWS) {
            parts.add(rows.subList(from, Math.min(from + ROWS, rows.size())));
        }
        return parts;
    }

    private static boolean isBucket(String id) {
        var parts = id.split("\\.", -1);
        return parts[0].equals(ReadLog.COLLECTION) && parts.length == 2;
    }

    @Override
    public int atOnce() {
        return ROWS;
    }

    /** @param ids of rows; that of an entry, or of a bucket of readings, stands for all rows that are in it */
    @Override
    public Map<String, Recorded<AuditEntry>> find(Collection<String> ids) {
        var revisions = new HashMap<String, Map<String, Set<Long>>>();
        var ofReadings = new HashSet<String>();
        for (var id : ids) {
            var parts = id.split("\\.", -1);
            if (parts[0].equals(ReadLog.COLLECTION)) {
                ofReadings.add(id);
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
                history.lines(wanted).forEach(change -> put(AuditEntry.of(change, links), found));
            }
        });
        if (!ofReadings.isEmpty()) {
            reads.find(ofReadings).forEach(entry -> put(entry, found));
        }
        return found;
    }

    private static void put(AuditEntry entry, Map<String, Recorded<AuditEntry>> found) {
        found.put(entry.key(), entry.recorded());
    }

    @Override
    public SequencedMap<String, Recorded<AuditEntry>> scan(@Nullable String after, int most) {
        var found = new LinkedHashMap<String, Recorded<AuditEntry>>();
        var parts = after == null ? new String[] {"", ""} : after.split("\\.", -1);
        if (!parts[0].equals(ReadLog.COLLECTION)) {
            for (var history : histories.tailMap(parts[0]).values()) {
                if (history.collection().equals(parts[0])) {
                    addAfter(history, parts[1], Long.parseLong(parts[2]), most, found);
                } else {
                    addAll(history, null, most, found);
                }
                if (found.size() >= most) {
                    return found;
                }
            }
        }
        var bucket = after != null && parts[0].equals(ReadLog.COLLECTION) ? AuditedReads.bucket(after) : null;
        for (var next = reads.next(bucket); !next.isEmpty() && found.size() < most; next = reads.next(bucket)) {
            bucket = next.keySet().iterator().next();
            next.values().forEach(entries -> entries.forEach(entry -> put(entry, found)));
        }
        return found;
    }

    /** Returns those of one thing after a revision, and then of the things after it. */
    private void addAfter(
            Audits history, String id, long revision, int most, SequencedMap<String, Recorded<AuditEntry>> found) {
        addOf(history, id, revision + 1, history.newest(id), most, found);
        addAll(history, id, most, found);
    }

    private void addAll(
            Audits history, @Nullable String after, int most, SequencedMap<String, Recorded<AuditEntry>> found) {
        for (var part = history.revisions(after, THINGS);
                !part.isEmpty() && found.size() < most;
                part = history.revisions(after, THINGS)) {
            var few = new HashMap<String, List<Long>>();
            part.forEach((id, revision) -> few.put(id, revisions(1, Math.min(revision, FEW))));
            var lines = history.lines(few).stream().collect(Collectors.groupingBy(AuditLine::id));
            for (var thing : part.entrySet()) {
                if (found.size() >= most) {
                    return;
                }
                after = thing.getKey();
                lines.getOrDefault(after, List.of()).forEach(change -> put(AuditEntry.of(change, links), found));
                addOf(history, after, 1 + FEW, thing.getValue(), most, found);
            }
        }
    }

    /** Asks for more of one for as long as there are any, whatever it says of their number. */
    private void addOf(
            Audits history,
            String id,
            long from,
            long revision,
            int most,
            SequencedMap<String, Recorded<AuditEntry>> found) {
        boolean more = true;
        for (; more && from <= revision && found.size() < most; from += REVISIONS) {
            var next = history.lines(Map.of(id, revisions(from, Math.min(revision, from + REVISIONS - 1))));
            more = !next.isEmpty();
            next.forEach(change -> put(AuditEntry.of(change, links), found));
        }
    }

    private static List<Long> revisions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
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
