package eu.akkoord.platform.security;

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

    /** Those that begin with the code of a party, which no slash is part of. */
    private static final List<String> KINDS = List.of(PARTY, ORGANISATION, MEMBER, COORDINATORS);

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

    /** The coordinators of a party, to whom an offer shows what it is about. */
    public static String coordinators(String party) {
        return COORDINATORS + party;
    }

    /** Those that a caller has. */
    public static Set<String> of(Caller caller) {
        var held = new HashSet<String>();
        held.add(PUBLIC);
        held.add(party(caller.party()));
        held.add(organisation(caller.party(), caller.organisation()));
        held.add(person(caller.subject()));
        held.add(person(caller.subject(), caller.party()));
        if (caller.roles().contains(Caller.COORDINATOR)) {
            held.add(coordinators(caller.party()));
        }
        return Set.copyOf(held);
    }

    /** Code of the party that all with a token work for; empty where it does not say, and where more than one do. */
    public static Optional<String> ofParty(String token) {
        return KINDS.stream()
                .filter(token::startsWith)
                .map(kind -> token.substring(kind.length()).split("/", 2)[0])
                .findFirst();
    }

    /** Whether everyone with one token has another as well, as far as the tokens tell. */
    public static boolean covers(String wider, String token) {
        return wider.equals(PUBLIC)
                || wider.equals(token)
                || (wider.startsWith(PARTY) && ofParty(token).equals(ofParty(wider)))
                || (wider.startsWith(PERSON)
                        && token.startsWith(MEMBER)
                        && token.substring(token.indexOf('/') + 1).equals(wider.substring(PERSON.length())));
    }

    /** Whether everyone with a token has one of these. */
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

    /** Whether they have one in common. */
    public static boolean meet(Set<String> held, Set<String> opening) {
        return !Collections.disjoint(held, opening);
    }
}
