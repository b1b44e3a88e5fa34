package eu.akkoord.dossiers.party;

import java.util.Map;

/**
 * A government that is a party to agreements.
 *
 * @param code such as {@code VL} or {@code DE-NW}
 * @param name in Dutch
 * @param organisations names of its organisations, by id
 */
public record Party(String code, String name, Map<String, String> organisations) {
    public Party {
        organisations = Map.copyOf(organisations);
    }
}
