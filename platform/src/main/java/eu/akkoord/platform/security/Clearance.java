package eu.akkoord.platform.security;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Tokens that say who may see something. A thing bears the tokens that open it, its clearances; a caller has those that its access
 * token vouches for; the caller sees the thing when they have one in common. A list is filtered by the same tokens.
 */
public final class Clearance {
    /** The token that every caller has. */
    public static final String PUBLIC = "public";

    private Clearance() {}

    /** Everyone who works for a party, and its agencies' clients. */
    public static String party(String code) {
        return "party:" + code;
    }

    /** Everyone of one organisation of a party. */
    public static String organisation(String party, String organisation) {
        return "organisation:" + party + "/" + organisation;
    }

    /** @param subject of one person or client, as {@link Caller#subject()} has it: with its issuer */
    public static String person(String subject) {
        return "person:" + subject;
    }

    /** The coordinators of a party, to whom an offer shows what it is about. */
    public static String coordinators(String party) {
        return "coordinators:" + party;
    }

    /** Those that a caller has. */
    public static Set<String> of(Caller caller) {
        var held = new HashSet<>(Set.of(
                PUBLIC,
                party(caller.party()),
                organisation(caller.party(), caller.organisation()),
                person(caller.subject())));
        if (caller.roles().contains("coordinator")) {
            held.add(coordinators(caller.party()));
        }
        return held;
    }

    /** Whether they have one in common. */
    public static boolean meet(Set<String> held, Set<String> opening) {
        return !Collections.disjoint(held, opening);
    }
}
