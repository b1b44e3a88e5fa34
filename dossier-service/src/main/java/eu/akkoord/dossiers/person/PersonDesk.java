package eu.akkoord.dossiers.person;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.time.Occurrence;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the details of persons. They are stored before what names them and claimed after it, so that what was never
 * named goes by itself.
 */
public final class PersonDesk {
    /** Far longer than a request takes, counted in whole days so that midnight does not matter. */
    private static final Period UNCLAIMED = Period.ofDays(2);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 12;

    private final Persons persons;
    private final Period retention;
    private final Period longest;
    private final Clock clock;

    /**
     * @param retention how long details are kept after what they were given for
     * @param longest how long they are kept after today, whenever that is to be
     */
    public PersonDesk(Persons persons, Period retention, Period longest, Clock clock) {
        this.persons = persons;
        this.retention = retention;
        this.longest = longest;
        this.clock = clock;
    }

    /** @return the random id under which they are stored, to be claimed soon */
    public String add(Person person) {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        persons.add(id, person, today().plus(UNCLAIMED));
        return id;
    }

    /** Keeps them, now that what names them is stored; a repeated claim changes nothing. */
    public void claim(String id, LocalDate erasure) {
        persons.claim(id, erasure);
    }

    /**
     * When details go at the latest, and do unless a day is given.
     *
     * @param latest the last day of what they were given for; absent when it is open
     */
    public LocalDate erasure(@Nullable LocalDate latest) {
        var today = today();
        var bound = today.plus(longest);
        // compared before anything is added: the last day that a date can be has none after it
        if (latest != null && latest.isAfter(bound)) {
            return bound;
        }
        var erasure = (latest == null || latest.isBefore(today) ? today : latest).plus(retention);
        return erasure.isAfter(bound) ? bound : erasure;
    }

    /**
     * Those that are still there, about to be shown to a reader whose client may know them.
     *
     * @param scope the scope that opens them
     * @param keep keeps for auditors that the reader is shown some, before they are
     */
    public Map<String, Kept> shown(Collection<String> ids, Caller reader, String scope, Runnable keep) {
        var found = reader.scopes().contains(scope) ? find(ids) : Map.<String, Kept>of();
        if (!found.isEmpty()) {
            keep.run();
        }
        return found;
    }

    /** Those that are still there, for our own use. */
    public Map<String, Kept> find(Collection<String> ids) {
        var today = today();
        var found = new HashMap<>(persons.find(ids));
        found.values().removeIf(kept -> !kept.erasure().isAfter(today));
        return found;
    }

    public void erase(Collection<String> ids) {
        persons.erase(ids);
    }

    /**
     * Erases all whose day has come.
     *
     * @return how many
     */
    public int eraseDue() {
        return persons.eraseDue(today());
    }

    public LocalDate today() {
        return Occurrence.today(clock);
    }
}
