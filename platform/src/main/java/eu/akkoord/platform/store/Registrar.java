package eu.akkoord.platform.store;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** Makes the entry that registers a change: the state after it, and the event that tells of it, which must be fit to be told. */
final class Registrar<A, E> {
    static final String SEAL = "seal";

    private static final int MOST_STATE_BYTES = 128 * 1024;
    private static final int MOST_EVENT_BYTES = 64 * 1024;

    private final String collection;
    private final String singular;
    private final Shape<A, E> shape;
    private final @Nullable Envelope envelope;
    private final EventSchemas schemas;
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final EntryHashes hashes;
    private final Set<String> texts;

    /** @param envelope absent where nothing is told of a change but that there was one */
    Registrar(
            String collection,
            String singular,
            Shape<A, E> shape,
            @Nullable Envelope envelope,
            EventSchemas schemas,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            EntryHashes hashes) {
        this.collection = collection;
        this.singular = singular;
        this.shape = shape;
        this.envelope = envelope;
        this.schemas = schemas;
        this.clock = clock;
        this.traceparent = traceparent;
        this.hashes = hashes;
        this.texts = Stream.concat(
                        envelope == null ? Stream.of("reason") : Stream.of("reason", "event"),
                        shape.texts().stream().map("state."::concat))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param current the document as it stands, with its revision and what is noted of its last entry; null when there is none yet
     * @param repeat of a creation, where something makes it recognisable
     * @param strikes pointers to the texts that it strikes, by revision
     * @throws Refused.TooLarge when the state or the event is beyond its bound
     */
    Entry entry(
            String id,
            @Nullable Document current,
            A after,
            E event,
            Made made,
            @Nullable Repeat repeat,
            @Nullable Document strikes) {
        var revision =
                current == null ? 1 : current.get("revision", Number.class).longValue() + 1;
        var last = current == null ? null : current.get("last", Document.class);
        var now = Timestamps.truncate(clock.instant());
        var registered = last == null ? now : later(now, Instant.parse(last.getString("registered")));
        var state = shape.write(after);
        var bytes = size(state);
        if (bytes > MOST_STATE_BYTES) {
            throw new Refused.TooLarge(id, bytes, MOST_STATE_BYTES);
        }
        var announcement = shape.announce(after, event);
        var trace = traceparent.get();
        var told = told(id, revision, dated(announcement, made), registered, trace);
        var entry = new Entry(
                        revision,
                        announcement.type(),
                        registered,
                        made.occurred(),
                        Actor.of(made.by()).form(),
                        made.reason(),
                        trace,
                        told,
                        state,
                        current == null ? created(registered, repeat) : null,
                        hashes.key(),
                        null,
                        null,
                        strikes,
                        last == null ? null : last.getString("hash"))
                .document();
        SaltedTexts.salt(entry, texts);
        return Entry.of(entry);
    }

    private static Document created(Instant registered, @Nullable Repeat repeat) {
        var created = new Document("registered", Timestamps.write(registered));
        if (repeat != null) {
            created.append("by", repeat.by()).append("key", repeat.key()).append("fingerprint", repeat.fingerprint());
        }
        return created;
    }

    /** What a document holds of its newest entry. */
    Document last(String id, Entry entry) {
        return new Document("registered", Timestamps.write(entry.registered()))
                .append("occurred", entry.occurred().toString())
                .append("hash", hashes.of(collection, id, entry.document()))
                .append(EntryHashes.KEY, entry.key());
    }

    /** The seal of the state that an entry led to. */
    @Nullable
    String seal(String id, Entry entry) {
        return hashes.seal(hashes.key(), collection, id, entry.revision(), entry.state());
    }

    /** Whether a document says what a service wrote, as far as can be told without its chain. */
    boolean isSealed(Document document) {
        var last = document.get("last", new Document());
        return document.get("state") instanceof Document state
                && last.get(EntryHashes.KEY) instanceof Integer key
                && last.get(SEAL) instanceof String seal
                && seal.equals(hashes.seal(
                        key,
                        collection,
                        document.getString("_id"),
                        document.get("revision", Number.class).longValue(),
                        state));
    }

    private byte[] told(
            String id, long revision, Announcement announcement, Instant registered, @Nullable String trace) {
        if (envelope == null) {
            return new byte[0];
        }
        var told = envelope.around(collection, singular, id, revision, announcement, registered, trace);
        if (told.length > MOST_EVENT_BYTES) {
            throw new Refused.TooLarge("The event of " + id, told.length, MOST_EVENT_BYTES);
        }
        schemas.check(singular, announcement.type(), told);
        return told;
    }

    private static Announcement dated(Announcement announcement, Made made) {
        if (announcement.dataref() != null) {
            return announcement;
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("occurred", made.occurred().toString());
        data.putAll(announcement.data());
        return new Announcement(announcement.type(), data);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static int size(Document state) {
        var written = new BsonDocument();
        new DocumentCodec()
                .encode(
                        new BsonDocumentWriter(written),
                        state,
                        EncoderContext.builder().build());
        return new RawBsonDocument(written, new BsonDocumentCodec())
                .getByteBuffer()
                .remaining();
    }
}
