package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.places.HistoryPlaces;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.core.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** {@link Aggregates} in MongoDB: state and event in one acknowledged write of one document, asked by {@code _id} only. */
final class MongoAggregates<A, E> implements Aggregates<A, E> {
    private static final int MOST_UNPUBLISHED = 64;

    /** A state of the greatest size, and what is noted of its last entry. */
    private static final int MOST_STATE_BYTES = 192 << 10;

    /** The same, with the keys of requests. */
    private static final int MOST_CURRENT_BYTES = MOST_STATE_BYTES + RecentKeys.MOST_BYTES + Corrections.MOST_BYTES;

    /** A part of all ends when it has so many; as objects they take several times as many. */
    private static final int MOST_PART_BYTES = 4 << 20;

    private static final Bson STATE = Projections.include("revision", "state", "last", "created.registered");

    /** State of a document that its next write needs. */
    private static final Bson CURRENT = Projections.include(
            "revision", "state", "last", "created", "outbox.revision", "pending", RecentKeys.NAME, Corrections.NAME);

    private static final Bson UNPUBLISHED =
            Projections.include("revision", "outbox", "last.hash", "created.registered", Corrections.NAME);

    private final String name;
    private final Shape<A, E> shape;
    private final DayPlaces places;
    private final MongoCollection<Document> documents;
    private final MongoHistory history;
    private final Registrar<A, E> registrar;
    private final RelayWorker relay;
    private final MongoOutbox outbox;
    private final CoveredEntries covered;
    private final OddRows odd;
    private final Hints hints;
    private final String hinted;
    private final @Nullable A forged;

    /**
     * @param hinted the collection that hints name
     * @param forged what is read where a document bears no seal of ours; absent where it bears none
     */
    MongoAggregates(
            String name,
            Shape<A, E> shape,
            MongoCollection<Document> documents,
            MongoHistory history,
            Registrar<A, E> registrar,
            RelayWorker relay,
            MongoOutbox outbox,
            CoveredEntries covered,
            OddRows odd,
            Hints hints,
            String hinted,
            @Nullable A forged) {
        this.name = name;
        this.shape = shape;
        this.places = DayPlaces.of(shape);
        this.documents = documents;
        this.history = history;
        this.registrar = registrar;
        this.relay = relay;
        this.outbox = outbox;
        this.covered = covered;
        this.odd = odd;
        this.hints = hints;
        this.hinted = hinted;
        this.forged = forged;
    }

    @Override
    public String collection() {
        return name;
    }

    @Override
    public Optional<Recorded<A>> find(String id) {
        return Optional.ofNullable(rows(eq("_id", id), STATE).first()).map(this::recorded);
    }

    @Override
    public Optional<Current<A>> current(String id) {
        return Optional.ofNullable(rows(eq("_id", id), CURRENT).first()).map(this::current);
    }

    @Override
    public Optional<Repeated<A>> repeated(Current<A> now, RequestKey request) {
        var document = now.document();
        if (document == null) {
            return Optional.empty();
        }
        if (isOf(document.get("created", Document.class), request.by(), request.key())) {
            return stored(now.id(), 1).flatMap(entry -> repeated(now, document, entry, false));
        }
        var revision = RecentKeys.revision(document, request);
        return revision == null
                ? Optional.empty()
                : stored(now.id(), revision)
                        .filter(entry -> isOf(entry.repeat(), request.by(), request.key()))
                        .flatMap(entry ->
                                repeated(now, document, entry, isPrint(entry.repeat(), request.fingerprint())));
    }

    /** Empty where the entry is none that a service wrote. */
    private Optional<Repeated<A>> repeated(Current<A> now, Document document, Entry entry, boolean same) {
        return Optional.ofNullable(past(now.id(), entry, now.recorded().created(), Corrections.of(document), null))
                .map(past -> new Repeated<>(past, same));
    }

    @Override
    public boolean isMadeBy(Current<A> now, Repeat repeat) {
        var document = now.document();
        return document != null && isMadeBy(now.id(), document.get("created", Document.class), repeat);
    }

    private static boolean isMadeBy(String id, @Nullable Document created, Repeat repeat) {
        boolean of = isOf(created, repeat.by(), repeat.key());
        if (of) {
            refuseOther(id, created, repeat.fingerprint());
        }
        return of;
    }

    private static boolean isOf(@Nullable Document repeat, String by, String key) {
        return repeat != null && by.equals(repeat.get("by")) && key.equals(repeat.get("key"));
    }

    private static void refuseOther(String id, @Nullable Document repeat, String fingerprint) {
        if (!isPrint(repeat, fingerprint)) {
            throw new Refused.KeyReused(id);
        }
    }

    private static boolean isPrint(@Nullable Document repeat, String fingerprint) {
        return repeat != null && fingerprint.equals(repeat.get("fingerprint"));
    }

    @Override
    public Map<String, Recorded<A>> find(Collection<String> ids) {
        var found = new HashMap<String, Recorded<A>>();
        if (!ids.isEmpty()) {
            rows(in("_id", ids), STATE).forEach(row -> put(row, found));
        }
        return found;
    }

    private FindIterable<RawBsonDocument> rows(Bson filter, Bson projection) {
        return documents.withDocumentClass(RawBsonDocument.class).find(filter).projection(projection);
    }

    private void put(RawBsonDocument row, Map<String, Recorded<A>> found) {
        var recorded = recorded(row);
        if (recorded != null) {
            found.put(row.getString("_id").getValue(), recorded);
        }
    }

    @Override
    public SequencedMap<String, Recorded<A>> scan(@Nullable String after, int most) {
        var found = new LinkedHashMap<String, Recorded<A>>();
        Object last = after == null ? "" : after;
        long bytes = 0;
        for (int wanted = most; wanted > 0; ) {
            int read = 0;
            try (var rows = Rows.after(documents, last, wanted, STATE).iterator()) {
                while (rows.hasNext()) {
                    var row = rows.next();
                    last = Rows.id(row);
                    put(row, found);
                    read++;
                    bytes += row.getByteBuffer().remaining();
                    if (bytes >= MOST_PART_BYTES && !found.isEmpty()) {
                        return found;
                    }
                }
            }
            // as many more as were passed over, so that a part without any is the end
            wanted = read < wanted ? 0 : most - found.size();
        }
        return found;
    }

    @Override
    public Recorded<A> add(String id, A aggregate, E event, Circumstances made, @Nullable Repeat repeat) {
        var entry = registrar.entry(id, null, aggregate, event, made, repeat, null, null);
        var document = new Document("_id", id)
                .append("revision", 1L)
                .append("state", entry.state())
                .append("outbox", List.of(entry.document()))
                .append("pending", true)
                .append("last", last(id, entry))
                .append("created", entry.created());
        try {
            documents.insertOne(document);
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return firstAgain(id, repeat);
        } catch (MongoException unanswered) {
            if (!isStored(id, entry, unanswered)) {
                throw unanswered;
            }
        }
        relay(id, entry);
        hints.tell(hinted, id);
        return new Recorded<>(aggregate, 1, entry.occurred(), entry.registered(), entry.registered());
    }

    /**
     * Asks once whether a write that was not answered has been made all the same.
     *
     * @return whether it has; false means that it had not yet, which the driver's exception then tells
     * @throws Refused.OutdatedRevision when another's change has taken its place, so that it never will be
     */
    private boolean isStored(String id, Entry entry, MongoException unanswered) {
        if (StoreFailure.of(unanswered) != StoreFailure.UNKNOWN) {
            return false;
        }
        try {
            var there = stored(id, entry.revision());
            if (there.isPresent() && !there.get().document().equals(entry.document())) {
                throw new Refused.OutdatedRevision(id, entry.revision() - 1);
            }
            return there.isPresent();
        } catch (MongoException | Refused.Busy unansweredAgain) {
            unanswered.addSuppressed(unansweredAgain);
            return false;
        }
    }

    /** Nothing waited before this entry, so it need not be read again to be relayed. */
    private void relay(String id, Entry entry) {
        relay.wake(name, id, outbox, MongoOutbox.waiting(entry.revision(), List.of(entry)));
    }

    /** The id exists. It is the same creation when it bears the same person, key and fingerprint. */
    private Recorded<A> firstAgain(String id, @Nullable Repeat repeat) {
        var existing = documents
                .find(eq("_id", id))
                .projection(Projections.include("created"))
                .first();
        if (repeat == null
                || !(existing != null && existing.get("created") instanceof Document created)
                || !isMadeBy(id, created, repeat)) {
            throw new Refused.IdTaken(id);
        }
        return entry(id, 1).orElseThrow(() -> new Refused.IdTaken(id)).recorded();
    }

    @Override
    public Recorded<A> save(String id, Recorded<A> before, A after, E event, Circumstances made) {
        return save(current(id, before), after, event, made, null, null);
    }

    @Override
    public Recorded<A> save(Current<A> before, A after, E event, Circumstances made) {
        return save(before, after, event, made, null, null);
    }

    private Current<A> current(String id, Recorded<A> read) {
        return current(id)
                .filter(now -> now.recorded().revision() == read.revision())
                .orElseThrow(() -> new Refused.OutdatedRevision(id, read.revision()));
    }

    @Override
    public Recorded<A> strike(String id, Recorded<A> before, A after, E event, Circumstances made, TextPlaces which) {
        if (which.upTo() < before.revision()) {
            throw new IllegalArgumentException("Of %s of %s not every entry was looked at".formatted(id, name));
        }
        var strikes = new Document();
        new TreeMap<>(which.pointers())
                .forEach((revision, pointers) -> strikes.append(Long.toString(revision), pointers));
        return save(current(id, before), after, event, made, strikes.isEmpty() ? null : strikes, null);
    }

    @Override
    public TextPlaces places(String id, String text, TextPlaces before, TextPlaces.Meant<A> which) {
        var walked = new AtomicReference<@Nullable Document>();
        var found = new HashMap<Long, List<String>>();
        walkEntries(id, HistoryQuery.ALL.holding(text).after(before.upTo()), walked::set, entry -> {
            var pointers = places(id, entry, created(Objects.requireNonNull(walked.get())), text, which);
            if (!pointers.isEmpty()) {
                found.put(entry.revision(), pointers);
            }
            return true;
        });
        var document = walked.get();
        return document == null ? before : before.and(Rows.count(document, "revision"), found);
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        var place = pointer.startsWith(HistoryRecord.CHANGE)
                ? pointer.substring(HistoryRecord.CHANGE.length() - 1)
                : "/state" + pointer;
        var found = new AtomicReference<@Nullable String>();
        stored(id, revision == null ? newest(id) : revision)
                .ifPresent(entry -> SaltedTexts.texts(entry.document(), (each, value) -> {
                    if (each.equals(place) && value instanceof String text && !text.equals(STRUCK)) {
                        found.set(text);
                    }
                }));
        return Optional.ofNullable(found.get());
    }

    @Override
    public A without(String id, A aggregate, BiPredicate<String, String> which) {
        return shape.read(id, SaltedTexts.without(shape.write(aggregate), shape.texts(), which));
    }

    /** Pointers to a text, and to the event where it repeats the text and this stays nowhere else in the entry. */
    private List<String> places(
            String id, Entry entry, @Nullable Instant created, String text, TextPlaces.Meant<A> which) {
        var standing = new ArrayList<String>();
        SaltedTexts.texts(entry.document(), (pointer, value) -> {
            if (value.equals(text)) {
                standing.add(pointer);
            }
        });
        if (standing.isEmpty()) {
            return standing;
        }
        var past = past(id, entry, created, Corrections.of(null), null);
        var meant = new ArrayList<>(standing);
        meant.removeIf(pointer -> !which.isMeant(StoredText.of(entry.revision(), pointer, text), past));
        if (meant.size() == standing.size()
                && entry.event().length > 0
                && Envelope.holds(entry.event(), Set.of(text))) {
            meant.add(SaltedTexts.EVENT);
        }
        return meant;
    }

    @Override
    public int corrections(Current<A> now) {
        return Corrections.of(now.document()).all().size();
    }

    @Override
    public @Nullable CorrectionBound bound(Current<A> now, long revision, LocalDate day, String party) {
        var first = entry(now.id(), 1).map(past -> past.by().party()).orElse("");
        var made = redating(now, revision, day)
                .made(now.recorded().revision() + 1, now.recorded().registered(), day, party);
        return Corrections.of(now.document())
                .bound(party, party.equals(first), first, Registrar.size(made.form()) + Corrections.IN_LIST);
    }

    @Override
    public Neighbours<A> neighbours(Current<A> now, long revision) {
        var corrections = Corrections.of(now.document());
        long newest = now.recorded().revision();
        if (revision < 1 || revision > newest || corrections.made(revision) != null) {
            return new Neighbours<>(null, null, null, null);
        }
        long before = corrections.next(revision, -1);
        long after = corrections.next(revision, 1);
        var found = new HashMap<Long, HistoryRecord<A>>();
        entries(Map.of(now.id(), Set.copyOf(List.of(before, revision - 1, revision, after))))
                .getOrDefault(now.id(), List.of())
                .forEach(past -> found.put(past.revision(), past));
        return new Neighbours<>(found.get(revision - 1), found.get(revision), found.get(before), found.get(after));
    }

    @Override
    public A redated(Current<A> now, long revision, LocalDate day) {
        var redating = redating(now, revision, day);
        return shape.read(now.id(), redated(now, redating));
    }

    @Override
    public Recorded<A> correct(Current<A> before, long revision, LocalDate day, A after, E event, Circumstances made) {
        return save(before, after, event, made, null, redating(before, revision, day));
    }

    private Document redated(Current<?> now, Redating redating) {
        var state = Objects.requireNonNull(now.document()).get("state", Document.class);
        var day = Map.of(redating.was().toString(), redating.day().toString());
        var days = new HashMap<String, Map<String, String>>();
        redating.places().forEach(place -> days.put(place, day));
        return places.redated(state, days);
    }

    private Redating redating(Current<A> now, long revision, LocalDate day) {
        var document = Objects.requireNonNull(now.document());
        var beside = neighbours(now, revision);
        var itself = Objects.requireNonNull(beside.itself(), "no such change");
        var stood = beside.stood();
        var corrections = Corrections.of(document);
        var brought = Corrections.brought(
                stood == null ? null : corrected(corrections, stood),
                corrected(corrections, itself),
                itself.occurred(),
                places);
        return new Redating(
                revision,
                itself.occurred(),
                day,
                brought,
                corrections.next(now.recorded().revision() + 1, -1),
                event(now.id(), revision)
                        .filter(event -> !Envelope.conceals(event))
                        .isPresent());
    }

    private Document corrected(Corrections corrections, HistoryRecord<?> past) {
        return corrections.state(past.revision(), new Document(past.stored()), null, places);
    }

    private Recorded<A> save(
            Current<A> before,
            A after,
            E event,
            Circumstances made,
            @Nullable Document strikes,
            @Nullable Redating correction) {
        var id = before.id();
        var current = before.document();
        if (current == null) {
            throw new IllegalStateException("%s of %s was not written by a service".formatted(id, name));
        }
        if (current.get("outbox") instanceof List<?> waiting && waiting.size() >= MOST_UNPUBLISHED) {
            throw new Refused.Backlog(id);
        }
        var entry = registrar.entry(id, current, after, event, made, null, strikes, correction);
        if (!replace(
                id,
                current,
                entry,
                RecentKeys.updates(current, id, entry.revision(), entry.registered(), made.request()))) {
            throw new Refused.OutdatedRevision(id, before.recorded().revision());
        }
        hints.tell(hinted, id);
        return new Recorded<>(
                after,
                entry.revision(),
                entry.occurred(),
                entry.registered(),
                before.recorded().created());
    }

    /** One guarded write; the relay is woken when it was made. */
    private boolean replace(String id, Document current, Entry entry, List<Bson> keys) {
        long seen = revision(current);
        try {
            // while it waits already, the relay that was woken then takes this entry too; two would send it twice
            if (Boolean.TRUE.equals(current.get("pending"))
                    && replaced(and(eq("_id", id), eq("revision", seen), eq("pending", true)), id, entry, keys)) {
                return true;
            }
            // what does not wait at one revision never will: only a writer lets it, and raises the revision
            boolean replaced = replaced(and(eq("_id", id), eq("revision", seen)), id, entry, keys);
            if (replaced) {
                relay(id, entry);
            }
            return replaced;
        } catch (MongoException unanswered) {
            if (!isStored(id, entry, unanswered)) {
                throw unanswered;
            }
            relay.wake(name, id);
            return true;
        }
    }

    private boolean replaced(Bson guard, String id, Entry entry, List<Bson> keys) {
        var updates = new ArrayList<>(keys);
        if (entry.corrects() != null) {
            updates.add(Updates.set(Corrections.NAME, entry.corrections()));
        }
        updates.addAll(List.of(
                Updates.set("state", entry.state()),
                Updates.set("revision", entry.revision()),
                Updates.set("pending", true),
                Updates.set("last", last(id, entry)),
                Updates.push("outbox", entry.document())));
        return documents.updateOne(guard, Updates.combine(updates)).getMatchedCount() == 1;
    }

    @Override
    public Optional<Recorded<A>> find(String id, Moment moment) {
        return moment.isNow() ? find(id) : find(id, moment, bytes -> {});
    }

    @Override
    public Map<String, Recorded<A>> find(Collection<String> ids, Moment moment) {
        var found = new HashMap<String, Recorded<A>>();
        var read = new AtomicLong();
        for (var id : ids) {
            if (read.get() >= MOST_BYTES) {
                break;
            }
            find(id, moment, read::addAndGet).ifPresent(then -> found.put(id, then));
        }
        return found;
    }

    /** @param read receives the number of bytes of each bucket */
    private Optional<Recorded<A>> find(String id, Moment moment, LongConsumer read) {
        return HistoryPlaces.within(() -> {
            var document = unpublished(id);
            if (document == null) {
                return Optional.empty();
            }
            var at = moment.knownAt();
            var corrections = Corrections.of(document);
            Predicate<Entry> waiting = entry ->
                    isWithin(moment, corrections.day(entry.revision(), entry.occurred(), at), entry.registered());
            Predicate<RawEntry> past = entry -> isWithin(moment, corrections.day(entry, at), entry.registered());
            var outbox = covered.of(document);
            var newest =
                    outbox.descendingMap().values().stream().filter(waiting).findFirst();
            var found = newest.or(
                    () -> Optional.ofNullable(history.newest(id, Rows.count(document, "revision"), past, read))
                            .map(MongoAggregates::decoded)
                            .map(Strikes.of(outbox.values())::from));
            return found.map(entry -> past(id, entry, created(document), corrections, at))
                    .map(HistoryRecord::recorded);
        });
    }

    private static boolean isWithin(Moment moment, LocalDate occurred, Instant registered) {
        return (moment.asOf() == null || !occurred.isAfter(moment.asOf()))
                && (moment.knownAt() == null || !registered.isAfter(moment.knownAt()));
    }

    @Override
    public HistoryQuery.End walk(String id, HistoryQuery walk, Predicate<HistoryRecord<A>> goesOn) {
        var walked = new AtomicReference<@Nullable Walked>();
        Consumer<Document> begin = document -> walked.set(new Walked(created(document), Corrections.of(document)));
        return walkEntries(id, walk, begin, entry -> {
            var whole = Objects.requireNonNull(walked.get());
            var past = past(id, entry, whole.created(), whole.corrections(), null);
            return past == null || goesOn.test(past);
        });
    }

    /** Properties of the document that the entries of a walk are read with. */
    private record Walked(@Nullable Instant created, Corrections corrections) {}

    /** The document first, then the history: an entry leaves the outbox only after the history has it. */
    private HistoryQuery.End walkEntries(
            String id, HistoryQuery walk, Consumer<Document> walked, Predicate<Entry> goesOn) {
        return HistoryPlaces.within(() -> {
            var document = unpublished(id);
            if (document == null) {
                return HistoryQuery.End.NONE;
            }
            walked.accept(document);
            var outbox = covered.of(document);
            var strikes = Strikes.of(outbox.values());
            var corrections = Corrections.of(document);
            var waiting = (walk.newestFirst() ? outbox.descendingMap() : outbox)
                    .values().stream()
                            .filter(entry ->
                                    isWantedBy(walk, entry, corrections.day(entry.revision(), entry.occurred(), null)))
                            .map(strikes::from)
                            .toList();
            if (walk.newestFirst() && !goesOn(waiting, goesOn)) {
                return HistoryQuery.End.NONE;
            }
            var end =
                    history.walk(id, Rows.count(document, "revision"), walk, raw -> corrections.day(raw, null), raw -> {
                        var entry = outbox.containsKey(raw.revision()) ? null : decoded(raw);
                        return entry == null || goesOn.test(strikes.from(entry));
                    });
            if (end.isThrough() && !walk.newestFirst()) {
                goesOn(waiting, goesOn);
            }
            return new HistoryQuery.End(end.buckets(), end.next());
        });
    }

    private static boolean isWantedBy(HistoryQuery walk, Entry entry, LocalDate day) {
        return new RawEntry(new RawBsonDocument(entry.document(), new DocumentCodec())).isWantedBy(walk, day);
    }

    private static boolean goesOn(List<Entry> entries, Predicate<Entry> goesOn) {
        return entries.stream().allMatch(goesOn);
    }

    @Override
    public Optional<HistoryRecord<A>> entry(String id, long revision) {
        return entries(Map.of(id, List.of(revision))).getOrDefault(id, List.of()).stream()
                .findFirst();
    }

    @Override
    public Map<String, List<HistoryRecord<A>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        return HistoryPlaces.within(() -> {
            var found = new HashMap<String, SortedMap<Long, HistoryRecord<A>>>();
            each(revisions, (whole, entry) -> {
                var past = past(whole.id(), entry, whole.created(), whole.corrections(), null);
                if (past != null) {
                    found.computeIfAbsent(whole.id(), first -> new TreeMap<>()).put(past.revision(), past);
                }
            });
            var result = new HashMap<String, List<HistoryRecord<A>>>();
            found.forEach((id, entries) -> result.put(id, List.copyOf(entries.values())));
            return result;
        });
    }

    @Override
    public Map<String, List<PublishedEntry<A>>> published(Map<String, ? extends Collection<Long>> revisions) {
        return HistoryPlaces.within(() -> {
            var found = new HashMap<String, List<PublishedEntry<A>>>();
            each(revisions, (whole, entry) -> {
                var past = past(whole.id(), entry, whole.created(), whole.corrections(), null);
                if (past != null) {
                    found.computeIfAbsent(whole.id(), first -> new ArrayList<>())
                            .add(new PublishedEntry<>(past, entry.event()));
                }
            });
            return found;
        });
    }

    /** Reads the entries of one aggregate. */
    private record Whole(String id, @Nullable Instant created, Strikes strikes, Corrections corrections) {}

    /** Gives some entries with the aggregate that they belong to, as they are to be read; one after the other, so that none has to stay. */
    private void each(Map<String, ? extends Collection<Long>> revisions, BiConsumer<Whole, Entry> each) {
        var wholes = new HashMap<String, Whole>();
        var past = new HashMap<String, Collection<Long>>();
        rows(in("_id", revisions.keySet()), UNPUBLISHED).forEach(row -> {
            var document = decoded(row);
            if (document == null) {
                return;
            }
            var id = document.getString("_id");
            var outbox = covered.of(document);
            var whole = new Whole(id, created(document), Strikes.of(outbox.values()), Corrections.of(document));
            wholes.put(id, whole);
            var stored = new ArrayList<Long>();
            for (var revision : Objects.requireNonNull(revisions.get(id))) {
                var waiting = outbox.get(revision);
                if (waiting == null) {
                    stored.add(revision);
                } else {
                    each.accept(whole, whole.strikes().from(waiting));
                }
            }
            past.put(id, stored);
        });
        history.some(past, (id, stored) -> {
            var entry = decoded(stored);
            if (entry != null) {
                var whole = Objects.requireNonNull(wholes.get(id));
                each.accept(whole, whole.strikes().from(entry));
            }
        });
    }

    /** Null where it is none. */
    private static @Nullable Entry decoded(RawEntry raw) {
        return Rows.read(() -> Entry.of(raw.decoded()));
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return stored(id, revision).map(Entry::event).filter(event -> event.length > 0);
    }

    private Optional<Entry> stored(String id, long revision) {
        return HistoryPlaces.within(() -> {
            var found = new AtomicReference<@Nullable Entry>();
            each(Map.of(id, List.of(revision)), (whole, entry) -> found.set(entry));
            return Optional.ofNullable(found.get());
        });
    }

    private long newest(String id) {
        var document = documents
                .find(eq("_id", id))
                .projection(Projections.include("revision"))
                .first();
        return document == null ? 0 : Rows.count(document, "revision");
    }

    private @Nullable Document unpublished(String id) {
        var row = rows(eq("_id", id), UNPUBLISHED).first();
        return row == null ? null : decoded(row);
    }

    private @Nullable Document decoded(RawBsonDocument row) {
        var document = Rows.read(() -> Rows.decoded(row, Rows.MOST_BYTES));
        if (document == null) {
            odd.pass(name, Rows.id(row));
        }
        return document;
    }

    /** Null where no service wrote it. */
    private static @Nullable Instant created(Document document) {
        return Rows.read(
                () -> Instant.parse(document.get("created", Document.class).getString("registered")));
    }

    private static List<String> struck(Entry entry) {
        var struck = entry.struck();
        return struck == null
                ? List.of()
                : struck.keySet().stream()
                        .filter(pointer -> !pointer.equals(SaltedTexts.EVENT))
                        .map(pointer -> pointer.startsWith("/state/")
                                ? pointer.substring("/state".length())
                                : HistoryRecord.CHANGE + pointer.substring(1))
                        .sorted()
                        .toList();
    }

    /** Null where it says what no service writes. */
    private @Nullable HistoryRecord<A> past(
            String id, Entry entry, @Nullable Instant created, Corrections corrections, @Nullable Instant at) {
        return Rows.read(() -> new HistoryRecord<>(
                entry.revision(),
                entry.type(),
                corrections.day(entry.revision(), entry.occurred(), at),
                entry.registered(),
                created == null ? entry.registered() : created,
                Actor.of(entry.actor()),
                entry.reason(),
                entry.offer(),
                entry.traceparent(),
                shape.read(id, corrections.state(entry.revision(), entry.state(), at, places), entry.revision()),
                entry.state(),
                remarks(entry, corrections, at),
                struck(entry)));
    }

    private static HistoryRecord.Remarks remarks(Entry entry, Corrections corrections, @Nullable Instant at) {
        var made = corrections.made(entry.revision());
        var last = made == null ? corrections.last(entry.revision(), at) : null;
        return new HistoryRecord.Remarks(
                period(entry.occurredPeriod()),
                Boolean.TRUE.equals(entry.afterwards()),
                Boolean.TRUE.equals(entry.correction()),
                made == null ? null : new HistoryRecord.Redated(made.of(), made.was(), made.day()),
                last == null ? null : new HistoryRecord.Redated(last.by(), entry.occurred(), last.day()));
    }

    private static @Nullable Period period(@Nullable Document stored) {
        return stored == null ? null : Period.of(stored.getString("edtf"), stored.getString("label"));
    }

    private @Nullable Recorded<A> recorded(RawBsonDocument row) {
        var current = current(row, MOST_STATE_BYTES);
        return current == null ? null : current.recorded();
    }

    /** Null for a row that no service wrote; where clearances rest on it, it is read as what lets nobody in. */
    private @Nullable Current<A> current(RawBsonDocument row) {
        return current(row, MOST_CURRENT_BYTES);
    }

    private @Nullable Current<A> current(RawBsonDocument row, int most) {
        var read = Rows.read(() -> current(Rows.decoded(row, most)));
        if (read == null) {
            odd.pass(name, Rows.id(row));
        }
        return read == null && forged != null
                ? new Current<>(
                        String.valueOf(Rows.id(row)),
                        new Recorded<>(
                                forged, Math.max(1, Rows.count(row)), LocalDate.EPOCH, Instant.EPOCH, Instant.EPOCH),
                        null)
                : read;
    }

    private @Nullable Current<A> current(Document document) {
        if (forged != null && !registrar.isSealed(document)) {
            return null;
        }
        var id = Objects.requireNonNull(document.getString("_id"));
        var last = document.get("last", Document.class);
        var recorded = new Recorded<>(
                shape.read(id, document.get("state", Document.class), revision(document)),
                revision(document),
                LocalDate.parse(last.getString("occurred")),
                Instant.parse(last.getString("registered")),
                Objects.requireNonNull(created(document)));
        return new Current<>(id, recorded, document);
    }

    private Document last(String id, Entry entry) {
        var last = registrar.last(id, entry);
        return forged == null ? last : last.append(Registrar.SEAL, registrar.seal(id, entry));
    }

    private static long revision(Document document) {
        long revision = Rows.count(document, "revision");
        if (revision == 0) {
            throw new IllegalArgumentException("No service writes such a revision");
        }
        return revision;
    }
}
