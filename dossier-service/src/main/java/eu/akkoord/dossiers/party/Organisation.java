package eu.akkoord.dossiers.party;

import eu.akkoord.platform.core.facts.Code;
import java.util.Map;

/**
 * An organisation, by its id within its party.
 *
 * @param party code of the party
 * @param organisation id within that party
 */
public record Organisation(@Code String party, @Code String organisation) {
    /** In one word, such as {@code VL/abb}. */
    public String path() {
        return "%s/%s".formatted(party, organisation);
    }

    /** As it is stored and told. */
    public Map<String, Object> form() {
        return Map.of("party", party, "organisation", organisation);
    }

    public static Organisation of(Map<String, ?> form) {
        return new Organisation(String.valueOf(form.get("party")), String.valueOf(form.get("organisation")));
    }
}
