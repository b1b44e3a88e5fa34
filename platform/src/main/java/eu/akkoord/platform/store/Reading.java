package eu.akkoord.platform.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * That somebody was shown something, asked for something that no history tells, or was refused.
 *
 * @param by who it was
 * @param operation what was asked, such as {@code GET /notes/{noteId}}; never what was asked with it
 * @param collection of the things; empty when it is about none
 * @param things the ids of what was shown, each with its revision; 0 for what has none
 * @param times how often, where those of an hour are kept together
 */
public record Reading(Kind kind, Actor by, String operation, String collection, Map<String, Long> things, long times) {
    /** What happened. */
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

    public Reading {
        things = Map.copyOf(things);
        if (things.isEmpty() != (kind == Kind.REFUSED)) {
            throw new IllegalArgumentException("Nothing was %s".formatted(kind.word()));
        }
    }

    /** @param things at least one */
    public static Reading shown(Actor by, String operation, String collection, Map<String, Long> things) {
        return new Reading(Kind.SHOWN, by, operation, collection, things, 1);
    }

    /** @param things at least one */
    public static Reading asked(Actor by, String operation, String collection, Map<String, Long> things) {
        return new Reading(Kind.ASKED, by, operation, collection, things, 1);
    }

    /** @param times how often within an hour, from 1 */
    public static Reading refused(Actor by, String operation, long times) {
        return new Reading(Kind.REFUSED, by, operation, "", Map.of(), times);
    }
}
