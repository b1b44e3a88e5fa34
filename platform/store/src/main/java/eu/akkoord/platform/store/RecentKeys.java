package eu.akkoord.platform.store;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import eu.akkoord.platform.core.Sha256;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The keys of requests that changed an aggregate today and yesterday (UTC), in its own document: a change and its key are one write. They only
 * say at which revision to look; what counts is the key that the entry of that revision bears.
 */
final class RecentKeys {
    /** Property of the document: by day, and by digests of the party and of the key and its owner, the revision. */
    static final String NAME = "keys";

    /** Many more than one thing is changed in a day; two days of them take less than {@link #MOST_BYTES}. */
    static final int MOST_A_DAY = 2000;

    static final int MOST_BYTES = 192 << 10;

    /** Most of one party, so that no party leaves the others without. */
    static final int MOST_OF_ONE = 200;

    private static final int DIGITS = 32;

    private static final int PARTY_DIGITS = 6;

    private RecentKeys() {}

    /** Returns the revision at which a document says that a key was used; null when it says nothing of it. */
    static @Nullable Long revision(Document current, RequestKey key) {
        // the second as they were named before parties were told apart
        var names = List.of(name(key), digest(key));
        return days(current).values().stream()
                .filter(Map.class::isInstance)
                .flatMap(keys -> names.stream().map(name -> ((Map<?, ?>) keys).get(name)))
                .filter(Number.class::isInstance)
                .map(revision -> ((Number) revision).longValue())
                .findFirst()
                .orElse(null);
    }

    /**
     * The updates that forget the keys of former days, and remember one more.
     *
     * @param key of the change; absent where it has none
     * @throws Refused.TooManyKeys when so many of its party are remembered of this day that there is no room
     */
    static List<Bson> updates(Document current, String id, long revision, Instant now, @Nullable RequestKey key) {
        var days = days(current);
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        var updates = new ArrayList<Bson>();
        days.keySet().stream()
                .filter(day -> day.compareTo(today.minusDays(1).toString()) < 0)
                .forEach(day -> updates.add(unset(place(day))));
        if (key != null) {
            if (days.get(today.toString()) instanceof Map<?, ?> keys
                    && (keys.size() >= MOST_A_DAY || ofParty(keys, key) >= MOST_OF_ONE)) {
                throw new Refused.TooManyKeys(id, MOST_OF_ONE, Duration.between(now, start(today.plusDays(1))));
            }
            updates.add(set(place(today + "." + name(key)), revision));
        }
        return updates;
    }

    /** Tells whether they are of the form in which they are written, whatever they say. */
    static boolean areWellFormed(Document head) {
        return !head.containsKey(NAME)
                || (head.get(NAME) instanceof Document days
                        && days.values().stream()
                                .allMatch(keys -> keys instanceof Document revisions
                                        && revisions.size() <= MOST_A_DAY
                                        && revisions.values().stream().allMatch(Long.class::isInstance)));
    }

    private static Document days(Document current) {
        return current.get(NAME) instanceof Document days ? days : new Document();
    }

    private static String place(String within) {
        return NAME + "." + within;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static long ofParty(Map<?, ?> keys, RequestKey key) {
        var party = party(key);
        return keys.keySet().stream()
                .map(String.class::cast)
                .filter(name -> name.length() > DIGITS && name.startsWith(party))
                .count();
    }

    private static String name(RequestKey key) {
        return party(key) + digest(key);
    }

    private static String party(RequestKey key) {
        return Sha256.of(key.party()).substring(0, PARTY_DIGITS);
    }

    private static String digest(RequestKey key) {
        return key.digest().substring(0, DIGITS);
    }
}
