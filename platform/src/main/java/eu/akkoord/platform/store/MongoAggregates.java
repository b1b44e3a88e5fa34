package eu.akkoord.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import eu.akkoord.platform.time.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Aggregates} in MongoDB: state and event in one acknowledged write of one document, asked by {@code _id} only. */
final class MongoAggregates<A, E> implements Aggregates<A, E> {
    private static final int MOST_UNPUBLISHED = 64;

    private static final Bson STATE = Projections.include("revision", "state", "last", "created.registered");

    private static final Bson STATE_AND_OUTBOX = Projections.include("revision", "state", "last", "outbox.revision");
    private static final Logger LOG = LoggerFactory.getLogger(MongoAggregates.class);

    private final String name;
    private final Shape<A, E> shape;
    private final MongoCollection<Document> documents;
    private final MongoHistory history;
    private final Registrar<A, E> registrar;
    private final RelayWorker relay;
    private final MongoOutbox outbox;
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
            Hints hints,
            String hinted,
            @Nullable A forged) {
        this.name = name;
        this.shape = shape;
        this.documents = documents;
        this.history = history;
        this.registrar = registrar;
        this.relay = relay;
        this.outbox = outbox;
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
        return Optional.ofNullable(
                        documents.find(eq("_id", id)).projection(STATE).first())
                .map(this::recorded);
    }

    @Override
    public Map<String, Recorded<A>> find(Collection<String> ids) {
        var found = new HashMap<String, Recorded<A>>();
        if (!ids.isEmpty()) {
            documents
                    .find(in("_id", ids))
                    .projection(STATE)
                    .forEach(document -> found.put(document.getString("_id"), recorded(document)));
        }
        return found;
    }

    @Override
    public SequencedMap<String, Recorded<A>> scan(@Nullable String after, int most) {
        var found = new LinkedHashMap<String, Recorded<A>>();
        documents
                .find(after == null ? new Document() : gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .projection(STATE)
                .forEach(document -> found.put(document.getString("_id"), recorded(document)));
        return found;
    }

    @Override
    public Recorded<A> add(String id, A aggregate, E event, Made made, @Nullable Repeat repeat) {
        var entry = registrar.entry(id, null, aggregate, event, made, repeat, null);
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
            var there = entries(id).stream()
                    .filter(each -> each.revision() == entry.revision())
                    .findFirst();
            if (there.isPresent() && !there.get().document().equals(entry.document())) {
                throw new Refused.OutdatedRevision(id, entry.revision() - 1);
            }
            return there.isPresent();
        } catch (MongoException unansweredAgain) {
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
        var created = existing == null ? null : existing.get("created", Document.class);
        if (repeat == null
                || created == null
                || !repeat.by().equals(created.getString("by"))
                || !repeat.key().equals(created.getString("key"))
                || !repeat.fingerprint().equals(created.getString("fingerprint"))) {
            throw new Refused.IdTaken(id);
        }
        return history(id).getFirst().recorded();
    }

    @Override
    public Recorded<A> save(String id, Recorded<A> before, A after, E event, Made made) {
        return save(id, before, after, event, made, null);
    }

    @Override
    public Recorded<A> strike(String id, Recorded<A> before, A after, E event, Made made, Predicate<StoredText> which) {
        var strikes = new Document();
        for (var entry : entries(id)) {
            var struck = struck(entry, which);
            if (!struck.isEmpty()) {
                strikes.append(Long.toString(entry.revision()), struck);
            }
        }
        return save(id, before, after, event, made, strikes.isEmpty() ? null : strikes);
    }

    @Override
    public Optional<String> text(String id, @Nullable Long revision, String pointer) {
        var place = pointer.equals(Past.REASON) ? "/reason" : "/state" + pointer;
        var found = new AtomicReference<@Nullable String>();
        entries(id).stream()
                .filter(entry -> revision == null || entry.revision() == revision)
                .reduce((earlier, later) -> later)
                .ifPresent(entry -> SaltedTexts.texts(entry.document(), (each, value) -> {
                    if (each.equals(place) && value instanceof String text && !text.equals(STRUCK)) {
                        found.set(text);
                    }
                }));
        return Optional.ofNullable(found.get());
    }

    @Override
    public A without(String id, A aggregate, String text) {
        return shape.read(id, SaltedTexts.without(shape.write(aggregate), shape.texts(), text));
    }

    /** Pointers to the texts, and to the event where it repeats one of them. */
    private static List<String> struck(Entry entry, Predicate<StoredText> which) {
        var pointers = new ArrayList<String>();
        var texts = new HashSet<String>();
        SaltedTexts.texts(entry.document(), (pointer, value) -> {
            if (value instanceof String text && which.test(StoredText.of(entry.revision(), pointer, text))) {
                pointers.add(pointer);
                texts.add(text);
            }
        });
        if (!texts.isEmpty() && entry.event().length > 0 && Envelope.holds(entry.event(), texts)) {
            pointers.add(SaltedTexts.EVENT);
        }
        return pointers;
    }

    private Recorded<A> save(String id, Recorded<A> before, A after, E event, Made made, @Nullable Document strikes) {
        var seen = before.revision();
        var current = documents
                .find(eq("_id", id))
                .projection(
                        forged == null ? Projections.include("revision", "last", "outbox.revision") : STATE_AND_OUTBOX)
                .first();
        if (current == null || revision(current) != seen) {
            throw new Refused.OutdatedRevision(id, seen);
        }
        if (forged != null && !registrar.isSealed(current)) {
            throw new IllegalStateException("%s of %s was not written by a service".formatted(id, name));
        }
        if (current.getList("outbox", Document.class, List.of()).size() >= MOST_UNPUBLISHED) {
            throw new Refused.Backlog(id);
        }
        var entry = registrar.entry(id, current, after, event, made, null, strikes);
        if (!replace(id, seen, entry)) {
            throw new Refused.OutdatedRevision(id, seen);
        }
        hints.tell(hinted, id);
        return new Recorded<>(after, entry.revision(), entry.occurred(), entry.registered(), before.created());
    }

    /** One guarded write; the relay is woken when it was made. */
    private boolean replace(String id, long seen, Entry entry) {
        try {
            var replaced = documents.findOneAndUpdate(
                    and(eq("_id", id), eq("revision", seen)),
                    Updates.combine(
                            Updates.set("state", entry.state()),
                            Updates.set("revision", entry.revision()),
                            Updates.set("pending", true),
                            Updates.set("last", last(id, entry)),
                            Updates.push("outbox", entry.document())),
                    new FindOneAndUpdateOptions()
                            .returnDocument(ReturnDocument.BEFORE)
                            .projection(Projections.include("pending")));
            // while it waited already, the relay that was woken then takes this entry too; two would send it twice
            if (replaced != null && !replaced.getBoolean("pending", false)) {
                relay(id, entry);
            }
            return replaced != null;
        } catch (MongoException unanswered) {
            if (!isStored(id, entry, unanswered)) {
                throw unanswered;
            }
            relay.wake(name, id);
            return true;
        }
    }

    @Override
    public Optional<Recorded<A>> find(String id, Moment moment) {
        if (moment.isNow()) {
            return find(id);
        }
        return history(id).stream()
                .filter(past -> moment.asOf() == null || !past.occurred().isAfter(moment.asOf()))
                .filter(past -> moment.knownAt() == null || !past.registered().isAfter(moment.knownAt()))
                .reduce((earlier, later) -> later)
                .map(Past::recorded);
    }

    @Override
    public List<Past<A>> history(String id) {
        var entries = entries(id);
        return entries.stream()
                .map(entry -> past(id, entry, entries.getFirst().registered()))
                .toList();
    }

    @Override
    public Map<String, List<Past<A>>> entries(Map<String, ? extends Collection<Long>> revisions) {
        var found = new HashMap<String, SortedMap<Long, Entry>>();
        var created = new HashMap<String, Instant>();
        var strikes = new HashMap<String, Strikes>();
        documents
                .find(in("_id", revisions.keySet()))
                .projection(Projections.include("outbox", "created.registered"))
                .forEach(document -> {
                    var id = document.getString("_id");
                    created.put(
                            id,
                            Instant.parse(
                                    document.get("created", Document.class).getString("registered")));
                    var outbox = document.getList("outbox", Document.class, List.of());
                    strikes.put(id, Strikes.of(outbox.stream().map(Entry::of).toList()));
                    keep(id, outbox, revisions, found);
                });
        history.holding(revisions)
                .forEach((bucket, entries) -> keep(MongoHistory.aggregate(bucket), entries, revisions, found));
        var result = new HashMap<String, List<Past<A>>>();
        found.forEach((id, entries) -> result.put(
                id,
                entries.values().stream()
                        .map(strikes.getOrDefault(id, Strikes.of(List.of()))::from)
                        .map(entry -> past(id, entry, created.getOrDefault(id, entry.registered())))
                        .toList()));
        return result;
    }

    private static void keep(
            String id,
            List<Document> entries,
            Map<String, ? extends Collection<Long>> wanted,
            Map<String, SortedMap<Long, Entry>> found) {
        var revisions = wanted.get(id);
        if (revisions == null) {
            return;
        }
        for (var document : entries) {
            if (revisions.contains(revision(document))) {
                var entry = Entry.of(document);
                found.computeIfAbsent(id, first -> new TreeMap<>()).put(entry.revision(), entry);
            }
        }
    }

    @Override
    public Optional<byte[]> event(String id, long revision) {
        return entries(id).stream()
                .filter(entry -> entry.revision() == revision)
                .findFirst()
                .map(Entry::event)
                .filter(event -> event.length > 0);
    }

    /** The document first, then the history: an entry leaves the outbox only after the history has it. */
    private List<Entry> entries(String id) {
        var document = documents
                .find(eq("_id", id))
                .projection(Projections.include("outbox"))
                .first();
        if (document == null) {
            return List.of();
        }
        var merged = new TreeMap<Long, Entry>();
        document.getList("outbox", Document.class, List.of()).stream()
                .map(Entry::of)
                .forEach(entry -> merged.put(entry.revision(), entry));
        history.entries(id).forEach(entry -> merged.put(entry.revision(), entry));
        return merged.values().stream().map(Strikes.of(merged.values())::from).toList();
    }

    private static List<String> struck(Entry entry) {
        var struck = entry.struck();
        return struck == null
                ? List.of()
                : struck.keySet().stream()
                        .filter(pointer -> !pointer.equals(SaltedTexts.EVENT))
                        .map(pointer ->
                                pointer.startsWith("/state/") ? pointer.substring("/state".length()) : Past.REASON)
                        .sorted()
                        .toList();
    }

    private Past<A> past(String id, Entry entry, Instant created) {
        return new Past<>(
                entry.revision(),
                entry.type(),
                entry.occurred(),
                entry.registered(),
                created,
                Actor.of(entry.actor()),
                entry.reason(),
                entry.traceparent(),
                shape.read(id, entry.state()),
                entry.state(),
                struck(entry));
    }

    private Recorded<A> recorded(Document document) {
        var last = document.get("last", Document.class);
        return new Recorded<>(
                value(document),
                revision(document),
                LocalDate.parse(last.getString("occurred")),
                Instant.parse(last.getString("registered")),
                Instant.parse(document.get("created", Document.class).getString("registered")));
    }

    private A value(Document document) {
        var id = document.getString("_id");
        if (forged != null && !registrar.isSealed(document)) {
            LOG.error("{} of {} was not written by a service, and does not count", id, name);
            return forged;
        }
        return shape.read(id, document.get("state", Document.class));
    }

    private Document last(String id, Entry entry) {
        var last = registrar.last(id, entry);
        return forged == null ? last : last.append(Registrar.SEAL, registrar.seal(id, entry));
    }

    private static long revision(Document document) {
        return document.get("revision", Number.class).longValue();
    }
}
