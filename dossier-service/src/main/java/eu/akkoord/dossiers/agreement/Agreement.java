package eu.akkoord.dossiers.agreement;

import java.util.Map;
import java.util.Set;

/**
 * What dossiers and visits need to know of an agreement.
 *
 * @param parties codes of the parties that have joined it, whom it lets into what stands under it
 * @param themes labels of its themes, by code
 */
public record Agreement(String id, String title, Set<String> parties, Map<String, String> themes) {
    public Agreement {
        parties = Set.copyOf(parties);
        themes = Map.copyOf(themes);
    }
}
