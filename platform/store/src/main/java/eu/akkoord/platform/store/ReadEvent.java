package eu.akkoord.platform.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * An entry of the read log: somebody was shown something, asked for something outside any history, or was refused.
 *
 * @param by the reader
 * @param operation in the contract's words, such as {@code GET /notes/{noteId}}; never with its values
 * @param collection of the things; empty without any
 * @param things ids and revisions of what was shown; 0 for things without a revision
 * @param times number of reads, where those of an hour share an entry
 */
public record ReadEvent(
        Kind kind, Actor by, String operation, String collection, Map<String, Long> things, long times) {
    /** The kind of a read. */
    public enum Kind {
        /** Something was shown. */
        SHOWN,
        /** Something was asked that no history tells. */
        ASKED,
        /** Something was refused at the door, whatever it was about. */
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("%s is no kind of reading".formatted(word)));
        }
    }

    public ReadEvent {
        things = Map.copyOf(things);
        if (things.isEmpty() != (kind == Kind.REFUSED)) {
            throw new IllegalArgumentException("Nothing was %s".formatted(kind.word()));
        }
    }

    /** @param things at least one */
    public static ReadEvent shown(Actor by, String operation, String collection, Map<String, Long> things) {
        return new ReadEvent(Kind.SHOWN, by, operation, collection, things, 1);
    }

    /** @param things at least one */
    public static ReadEvent asked(Actor by, String operation, String collection, Map<String, Long> things) {
        return new ReadEvent(Kind.ASKED, by, operation, collection, things, 1);
    }

    /** @param times how often within an hour, from 1 */
    public static ReadEvent refused(Actor by, String operation, long times) {
        return new ReadEvent(Kind.REFUSED, by, operation, "", Map.of(), times);
    }
}
