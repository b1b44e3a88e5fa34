package eu.akkoord.platform.store;

import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.core.time.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

/** The registration of a change as an entry: the state after it, and its event, which must be valid to be published. */
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

    /** @param envelope absent where nothing is published of a change but that there was one */
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
                        envelope == null
                                ? Stream.of("reason", Entry.PERIOD + ".label")
                                : Stream.of("reason", Entry.PERIOD + ".label", "event"),
                        shape.texts().stream().map("state."::concat))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param current the document as it stands, with its revision and what is noted of its last entry; null when there is none yet
     * @param repeat of a creation, where something makes it recognisable
     * @param strikes pointers to the texts that it strikes, by revision
     * @param correction what it corrects; null for any other change
     * @throws Refused.TooLarge when the state or the event is beyond its bound
     */
    Entry entry(
            String id,
            @Nullable Document current,
            A after,
            E event,
            Circumstances made,
            @Nullable Repeat repeat,
            @Nullable Document strikes,
            @Nullable Redating correction) {
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
        var corrected = correction == null
                ? null
                : correction.made(
                        revision, registered, made.occurred(), made.by().party());
        var before = Corrections.of(current);
        var corrections = corrected == null ? before : before.and(corrected);
        if (corrected != null && corrections.size() > Corrections.MOST_BYTES) {
            throw new Refused.TooLarge("The corrections of " + id, corrections.size(), Corrections.MOST_BYTES);
        }
        var told = told(
                id,
                revision,
                dated(announcement, made, entered(current, registered), correction, corrected),
                registered,
                trace);
        var entry = new Entry(
                        revision,
                        announcement.type(),
                        registered,
                        made.occurred(),
                        Actor.of(made.by()).form(),
                        made.reason(),
                        made.offer(),
                        trace,
                        told,
                        state,
                        current == null ? created(registered, repeat) : null,
                        current == null ? null : repeat(made.request()),
                        period(made),
                        made.afterwards() ? Boolean.TRUE : null,
                        made.correction() ? Boolean.TRUE : null,
                        corrected == null ? null : corrects(corrected),
                        corrections.all().isEmpty() ? null : corrections.form(),
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

    private static @Nullable Document repeat(@Nullable RequestKey request) {
        return request == null
                ? null
                : new Document("by", request.by())
                        .append("key", request.key())
                        .append("fingerprint", request.fingerprint());
    }

    /** Returns the properties of a document that state its newest entry. */
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

    /** Tells whether a document says what a service wrote, as far as can be told without its chain. */
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

    private static @Nullable Document period(Circumstances made) {
        var period = made.occurredPeriod();
        if (period == null) {
            return null;
        }
        var form = new Document("edtf", period.edtf());
        Forms.put(form, "label", period.label());
        return form;
    }

    private static Document corrects(Corrections.Correction corrected) {
        return new Document("revision", corrected.of())
                .append("from", corrected.was().toString())
                .append("to", corrected.day().toString());
    }

    /** Returns the day on which it was first registered, so that nobody is alerted to what was past by then. */
    private static LocalDate entered(@Nullable Document current, Instant registered) {
        var first = current == null || !(current.get("created") instanceof Document created)
                ? registered
                : Instant.parse(created.getString("registered"));
        return LocalDate.ofInstant(first, Occurrence.ZONE);
    }

    private static Announcement dated(
            Announcement announcement,
            Circumstances made,
            LocalDate entered,
            @Nullable Redating correction,
            Corrections.@Nullable Correction corrected) {
        if (announcement.dataref() != null) {
            return announcement;
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("occurred", made.occurred().toString());
        data.put("entered", entered.toString());
        // when a change happened that was not told itself is not told either
        boolean tells = correction == null || correction.told();
        var period = made.occurredPeriod();
        if (tells && period != null) {
            // why an offer is made or answered is not told, nor are the words beside its day
            data.put(Entry.PERIOD, Forms.told(made.offer() == null ? period : Period.of(period.edtf(), null)));
        }
        if (made.afterwards()) {
            data.put("recordedAfterwards", true);
        }
        if (made.correction()) {
            data.put("correction", true);
        }
        if (tells && corrected != null) {
            data.put("corrects", corrects(corrected));
        }
        data.putAll(announcement.data());
        return new Announcement(announcement.type(), data);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static int size(Document state) {
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
