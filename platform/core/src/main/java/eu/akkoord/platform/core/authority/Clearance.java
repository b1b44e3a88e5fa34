package eu.akkoord.platform.core.authority;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tokens that say who may see something. A thing bears the tokens that open it, its clearances; a caller has those that its access
 * token vouches for; the caller sees the thing when they have one in common. A list is filtered by the same tokens.
 */
public final class Clearance {
    /** The token that every caller has. */
    public static final String PUBLIC = "public";

    private static final String PARTY = "party:";
    private static final String ORGANISATION = "organisation:";
    private static final String PERSON = "person:";
    private static final String MEMBER = "member:";
    private static final String COORDINATORS = "coordinators:";
    private static final String SINCE = "since:";

    /** Days are counted from here, in as many bits as reach beyond the year 2100. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private static final int BITS = 15;

    /** Tokens that begin with the code of a party, which no slash is part of. */
    private static final List<String> KINDS = List.of(PARTY, ORGANISATION, MEMBER, COORDINATORS, SINCE);

    /** Limit of days: as many as an offer can be answered, and one more for a slow clock. */
    static final int MOST_DAYS = 31;

    private Clearance() {}

    /** Everyone who works for a party, and its agencies' clients. */
    public static String party(String code) {
        return PARTY + code;
    }

    /** Everyone of one organisation of a party. */
    public static String organisation(String party, String organisation) {
        return ORGANISATION + party + "/" + organisation;
    }

    /** @param subject of one person or client, as {@link Caller#subject()} has it: with its issuer */
    public static String person(String subject) {
        return PERSON + subject;
    }

    /** One person or client, as long as it works for this party. */
    public static String person(String subject, String party) {
        return MEMBER + party + "/" + subject;
    }

    /**
     * The coordinators of a party, to whom an offer shows what it is about as long as it can be answered. The token bears the last of
     * these days, so that what was found by it is not found on the next, though nothing was written in between.
     *
     * @param last at most {@link #MOST_DAYS} days from now
     */
    public static String coordinators(String party, LocalDate last) {
        return COORDINATORS + party + "/" + last;
    }

    /** Tokens that a caller has on a day: of {@link #coordinators} those of that day and of the days to come. */
    public static Set<String> of(Caller caller, LocalDate today) {
        if (!caller.roles().contains(Caller.COORDINATOR)) {
            return of(caller);
        }
        var held = new HashSet<>(of(caller));
        for (int ahead = 0; ahead <= MOST_DAYS; ahead++) {
            held.add(coordinators(caller.party(), today.plusDays(ahead)));
        }
        return Set.copyOf(held);
    }

    /**
     * One person of a party from some day on, without anything being written on that day. A day lies in one block of 1, of 2, of 4 days
     * and so on: these are the tokens of all of them, of which {@link #since(Caller, LocalDate)} has exactly one once the day has come.
     */
    public static Set<String> since(String subject, String party, LocalDate day) {
        long number = number(day);
        var tokens = new HashSet<String>();
        for (int size = 0; size < BITS; size++) {
            tokens.add(block(size, number >> size, subject, party));
        }
        return tokens;
    }

    /** Tokens that a caller has of {@link #since(String, String, LocalDate)}: the blocks that together are all days until today. */
    public static Set<String> since(Caller caller, LocalDate today) {
        long days = number(today) + 1;
        var held = new HashSet<String>();
        for (int size = 0; size < BITS; size++) {
            if ((days >> size & 1) == 1) {
                held.add(block(size, (days >> size) - 1, caller.subject(), caller.party()));
            }
        }
        return held;
    }

    /** Tells whether it counts from some day on, which may not have come. */
    public static boolean isSince(String token) {
        return token.startsWith(SINCE);
    }

    private static String block(int size, long place, String subject, String party) {
        return "%s%s/%d.%d/%s".formatted(SINCE, party, size, place, subject);
    }

    private static long number(LocalDate day) {
        return Math.clamp(ChronoUnit.DAYS.between(FIRST_DAY, day), 0, (1L << BITS) - 2);
    }

    /** Tokens that a caller has on every day. */
    public static Set<String> of(Caller caller) {
        var held = new HashSet<String>();
        held.add(PUBLIC);
        held.add(party(caller.party()));
        held.add(organisation(caller.party(), caller.organisation()));
        held.add(person(caller.subject()));
        held.add(person(caller.subject(), caller.party()));
        return Set.copyOf(held);
    }

    /** Code of the party that all with a token work for; empty where it does not say, and where more than one do. */
    public static Optional<String> ofParty(String token) {
        return KINDS.stream()
                .filter(token::startsWith)
                .map(kind -> token.substring(kind.length()).split("/", 2)[0])
                .findFirst();
    }

    /** Tells whether everyone with one token has another as well, as far as the tokens tell. */
    public static boolean covers(String wider, String token) {
        return wider.equals(PUBLIC)
                || wider.equals(token)
                || (wider.startsWith(PARTY) && ofParty(token).equals(ofParty(wider)))
                || (wider.startsWith(COORDINATORS)
                        && token.startsWith(COORDINATORS)
                        && ofParty(token).equals(ofParty(wider))
                        // the days are written so that a later one comes after an earlier one
                        && wider.compareTo(token) > 0)
                || (wider.startsWith(PERSON)
                        && token.startsWith(MEMBER)
                        && token.substring(token.indexOf('/') + 1).equals(wider.substring(PERSON.length())));
    }

    /** Tells whether everyone with a token has one of these. */
    public static boolean covered(String token, Set<String> by) {
        return by.stream().anyMatch(wider -> covers(wider, token));
    }

    /** The tokens of those who surely have one of each set. */
    public static Set<String> narrowed(Set<String> one, Set<String> other) {
        return Stream.concat(
                        one.stream().filter(token -> covered(token, other)),
                        other.stream().filter(token -> covered(token, one)))
                .collect(Collectors.toSet());
    }

    /** Tells whether they have one in common. */
    public static boolean meet(Set<String> held, Set<String> opening) {
        return !Collections.disjoint(held, opening);
    }
}
