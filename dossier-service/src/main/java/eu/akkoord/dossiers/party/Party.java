package eu.akkoord.dossiers.party;

import java.util.Set;

/**
 * A government that is a party to agreements.
 *
 * @param code such as {@code VL} or {@code DE-NW}
 * @param organisations ids of its organisations
 */
public record Party(String code, Set<String> organisations) {
    public Party {
        organisations = Set.copyOf(organisations);
    }
}
