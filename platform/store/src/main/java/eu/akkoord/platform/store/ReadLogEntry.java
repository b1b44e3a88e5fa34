package eu.akkoord.platform.store;

import java.time.Instant;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the read log, as stored.
 *
 * @param chain of one instance on one day
 * @param number its place in the chain, from 1
 * @param registered time of the entry, just before the answer is sent
 * @param traceparent the trace of the request, as in W3C Trace Context
 */
public record ReadLogEntry(
        String chain,
        long number,
        Instant registered,
        ReadEvent reading,
        @Nullable String traceparent) {
    /** On the first of a chain: the chain that it goes on from, with the number and the hash of its last. */
    static final String FOLLOWS = "follows";

    /** Its id among all that auditors see. */
    public String entry() {
        return "%s.%s.%d".formatted(ReadLog.COLLECTION, chain, number);
    }

    static Document form(
            long number,
            Instant registered,
            ReadEvent reading,
            @Nullable String traceparent,
            int key,
            @Nullable String previousHash) {
        var document = new Document("number", number)
                .append("registered", Timestamps.write(registered))
                .append("kind", reading.kind().word())
                .append("actor", reading.by().form())
                .append("operation", reading.operation())
                .append("collection", reading.collection())
                .append(
                        "things",
                        new TreeMap<>(reading.things())
                                .entrySet().stream()
                                        .map(thing ->
                                                new Document("id", thing.getKey()).append("revision", thing.getValue()))
                                        .toList());
        if (reading.kind() == ReadEvent.Kind.REFUSED) {
            document.append("times", reading.times());
        }
        document.append(EntryHashes.KEY, key);
        Forms.put(document, "traceparent", traceparent);
        Forms.put(document, "previousHash", previousHash);
        return document;
    }

    static ReadLogEntry of(String chain, Document form) {
        var things = new TreeMap<String, Long>();
        form.getList("things", Document.class)
                .forEach(thing -> things.put(
                        thing.getString("id"),
                        thing.get("revision", Number.class).longValue()));
        return new ReadLogEntry(
                chain,
                form.get("number", Number.class).longValue(),
                Instant.parse(form.getString("registered")),
                new ReadEvent(
                        kind(form),
                        Actor.of(form.get("actor", Document.class)),
                        form.getString("operation"),
                        form.getString("collection"),
                        things,
                        form.containsKey("times")
                                ? form.get("times", Number.class).longValue()
                                : 1),
                form.getString("traceparent"));
    }

    /** Derives the kind from the operation, for entries from before kinds were stored. */
    private static ReadEvent.Kind kind(Document form) {
        var word = form.getString("kind");
        if (word != null) {
            return ReadEvent.Kind.of(word);
        }
        return form.getString("operation").startsWith("GET ") ? ReadEvent.Kind.SHOWN : ReadEvent.Kind.ASKED;
    }
}
