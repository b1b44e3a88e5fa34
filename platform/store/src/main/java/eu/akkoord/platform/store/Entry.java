package eu.akkoord.platform.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * One change of one aggregate as it waits in the outbox and stays in the history.
 *
 * @param revision the revision it led to
 * @param type the past participle of its event
 * @param registered when it was stored
 * @param occurred the day it happened, Europe/Brussels
 * @param actor subject, client, party and organisation of who made it
 * @param reason why, in the writer's words
 * @param offer id of the offer that it makes or answers; absent of all else, and on what was stored before it was recorded
 * @param traceparent the trace of the request that made it, as in W3C Trace Context
 * @param event the public event, byte for byte
 * @param state the aggregate after it, as stored
 * @param created of the first: when, and what makes its creation recognisable
 * @param repeat of a later one that was asked for with a key: client and person, key and fingerprint, by which the request is recognised
 * @param occurredPeriod when it happened, with the words of the source; absent where the day says it
 * @param afterwards true when it was entered long after it happened; absent otherwise
 * @param correction true when it sets right what was over; absent otherwise
 * @param corrects the revision whose day it sets right, with that day before and after; absent of any other change
 * @param corrections those up to this one; absent when there are none
 * @param key the number of the key of its hash; absent on one from before there were keys
 * @param salts of its free texts
 * @param strikes pointers to the texts that this change strikes from earlier entries, by their revision
 * @param struck commitments to the texts that were struck
 * @param previousHash hash of the entry before it; absent on the first
 */
record Entry(
        long revision,
        String type,
        Instant registered,
        LocalDate occurred,
        Document actor,
        @Nullable String reason,
        @Nullable String offer,
        @Nullable String traceparent,
        byte[] event,
        Document state,
        @Nullable Document created,
        @Nullable Document repeat,
        @Nullable Document occurredPeriod,
        @Nullable Boolean afterwards,
        @Nullable Boolean correction,
        @Nullable Document corrects,
        @Nullable List<Document> corrections,
        @Nullable Integer key,
        @Nullable Document salts,
        @Nullable Document struck,
        @Nullable Document strikes,
        @Nullable String previousHash) {
    static final String STRIKES = "strikes";
    static final String PERIOD = "occurredPeriod";
    private static final String REPEAT = "repeat";
    private static final String AFTERWARDS = "afterwards";
    private static final String CORRECTION = "correction";
    private static final String CORRECTS = "corrects";

    Document document() {
        var document = new Document("revision", revision)
                .append("type", type)
                .append("registered", Timestamps.write(registered))
                .append("occurred", occurred.toString())
                .append("actor", actor)
                .append("event", new Binary(event))
                .append("state", state);
        Forms.put(document, "reason", reason);
        Forms.put(document, "offer", offer);
        Forms.put(document, "traceparent", traceparent);
        Forms.put(document, "created", created);
        Forms.put(document, REPEAT, repeat);
        Forms.put(document, PERIOD, occurredPeriod);
        Forms.put(document, AFTERWARDS, afterwards);
        Forms.put(document, CORRECTION, correction);
        Forms.put(document, CORRECTS, corrects);
        Forms.put(document, Corrections.NAME, corrections);
        Forms.put(document, EntryHashes.KEY, key);
        Forms.put(document, SaltedTexts.SALTS, salts);
        Forms.put(document, SaltedTexts.STRUCK, struck);
        Forms.put(document, STRIKES, strikes);
        Forms.put(document, "previousHash", previousHash);
        return document;
    }

    /** The same without some of its texts, by their pointers. */
    Entry without(Collection<String> pointers) {
        return of(SaltedTexts.strike(document(), pointers::contains));
    }

    static Entry of(Document document) {
        return new Entry(
                document.get("revision", Number.class).longValue(),
                document.getString("type"),
                Instant.parse(document.getString("registered")),
                LocalDate.parse(document.getString("occurred")),
                document.get("actor", Document.class),
                document.getString("reason"),
                document.getString("offer"),
                document.getString("traceparent"),
                document.get("event", Binary.class).getData(),
                document.get("state", Document.class),
                document.get("created", Document.class),
                document.get(REPEAT, Document.class),
                document.get(PERIOD, Document.class),
                document.getBoolean(AFTERWARDS),
                document.getBoolean(CORRECTION),
                document.get(CORRECTS, Document.class),
                document.getList(Corrections.NAME, Document.class),
                document.getInteger(EntryHashes.KEY),
                document.get(SaltedTexts.SALTS, Document.class),
                document.get(SaltedTexts.STRUCK, Document.class),
                document.get(STRIKES, Document.class),
                document.getString("previousHash"));
    }
}
