package eu.akkoord.platform.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** An entry as its bytes were read: what it is about is looked up in them, and the rest is decoded only when it is wanted. */
record RawEntry(RawBsonDocument bytes) {
    private static final DocumentCodec CODEC = new DocumentCodec();

    /**
     * Returns this.
     *
     * @throws RuntimeException when something by which it is looked up is not there, or of another type
     */
    RawEntry checked() {
        if (revision() < 1 || type().isEmpty()) {
            throw new IllegalArgumentException("No service writes such an entry");
        }
        occurred();
        registered();
        return this;
    }

    long revision() {
        return bytes.getNumber("revision").longValue();
    }

    String type() {
        return bytes.getString("type").getValue();
    }

    LocalDate occurred() {
        return LocalDate.parse(bytes.getString("occurred").getValue());
    }

    Instant registered() {
        return Instant.parse(bytes.getString("registered").getValue());
    }

    Document decoded() {
        return bytes.decode(CODEC);
    }

    /** @param day the one on which it happened, as it was set right since */
    boolean isWantedBy(HistoryQuery walk, LocalDate day) {
        var word = walk.holding();
        return walk.isAhead(revision()) && walk.wants(type(), day) && (word == null || holds(word));
    }

    private boolean holds(String word) {
        var all = bytes.getByteBuffer();
        byte[] sought = word.getBytes(StandardCharsets.UTF_8);
        for (int at = all.position(); at <= all.limit() - sought.length; at++) {
            int same = 0;
            while (same < sought.length && all.get(at + same) == sought[same]) {
                same++;
            }
            if (same == sought.length) {
                return true;
            }
        }
        return false;
    }
}
