package eu.akkoord.dossiers.party;

import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A government that is a party to agreements.
 *
 * @param code such as {@code VL} or {@code DE-NW}
 * @param name in Dutch
 * @param organisations names of its organisations, by id
 * @param successors of the organisations that have ended, the id of the one that succeeds each
 * @param registeredBy code of the party that has registered it and states facts of it; absent of one that acts for itself
 */
public record Party(
        String code,
        String name,
        Map<String, String> organisations,
        Map<String, String> successors,
        @Nullable String registeredBy) {
    public Party {
        organisations = Map.copyOf(organisations);
        successors = Map.copyOf(successors);
    }

    /** A party that acts for itself. */
    public Party(String code, String name, Map<String, String> organisations, Map<String, String> successors) {
        this(code, name, organisations, successors, null);
    }

    /** A party that acts for itself, none of whose organisations has ended. */
    public Party(String code, String name, Map<String, String> organisations) {
        this(code, name, organisations, Map.of());
    }

    /** Tells whether another party has registered it and nobody of its own has taken it over. */
    public boolean isRepresented() {
        return registeredBy != null;
    }

    /** Tells whether an organisation has ended. */
    public boolean hasEnded(String organisation) {
        return successors.containsKey(organisation);
    }

    /** The organisation that goes on for this one: the last of its successors, or itself. */
    public String current(String organisation) {
        var passed = new HashSet<String>();
        var current = organisation;
        // its owner refuses a circle; a record that was forged may hold one
        while (passed.add(current) && hasEnded(current)) {
            current = successors.getOrDefault(current, current);
        }
        return current;
    }
}
