package eu.akkoord.dossiers.person;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.time.Occurrence;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Use cases of the details of persons. They are stored before the reference to them and claimed after it, so that unreferenced ones expire.
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
     * Returns the latest day of erasure, which applies unless a day is given.
     *
     * @param latest the last day of the visit or session; absent when it is open
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
     * Lets details go sooner after what they were given for has moved earlier; none are kept longer by it.
     *
     * @param latest the last day of the visit or session as it is now; absent when it is open
     */
    public void follow(Collection<String> ids, @Nullable LocalDate latest) {
        if (!ids.isEmpty()) {
            persons.shorten(ids, erasure(latest));
        }
    }

    /**
     * Finds the details that are not erased yet, and logs the read; none for a client without the scope.
     *
     * @param scope the scope that opens them
     * @param keep logs the read, before anything is returned
     */
    public Map<String, StoredPerson> shown(Collection<String> ids, Caller reader, String scope, Runnable keep) {
        var found = reader.scopes().contains(scope) ? find(ids) : Map.<String, StoredPerson>of();
        if (!found.isEmpty()) {
            keep.run();
        }
        return found;
    }

    /** Finds the details that are not erased yet, for internal use. */
    public Map<String, StoredPerson> find(Collection<String> ids) {
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

    /** Returns the moment by which requests are remembered. */
    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return Occurrence.today(clock);
    }
}
