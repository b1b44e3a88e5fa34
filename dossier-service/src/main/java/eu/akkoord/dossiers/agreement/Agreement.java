package eu.akkoord.dossiers.agreement;

import java.util.Map;
import java.util.Set;

/**
 * The facts of an agreement that dossiers and visits need.
 *
 * @param parties codes of the parties that have joined it, which lets them see what stands under it
 * @param themes labels of its themes, by code
 */
public record Agreement(String id, String title, Set<String> parties, Map<String, String> themes) {
    public Agreement {
        parties = Set.copyOf(parties);
        themes = Map.copyOf(themes);
    }
}
