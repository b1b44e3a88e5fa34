package eu.akkoord.dossiers.party;

import java.util.HashSet;
import java.util.Map;

/**
 * A government that is a party to agreements.
 *
 * @param code such as {@code VL} or {@code DE-NW}
 * @param name in Dutch
 * @param organisations names of its organisations, by id
 * @param successors of the organisations that have ended, the id of the one that succeeds each
 */
public record Party(String code, String name, Map<String, String> organisations, Map<String, String> successors) {
    public Party {
        organisations = Map.copyOf(organisations);
        successors = Map.copyOf(successors);
    }

    /** A party none of whose organisations has ended. */
    public Party(String code, String name, Map<String, String> organisations) {
        this(code, name, organisations, Map.of());
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
