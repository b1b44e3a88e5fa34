package eu.akkoord.dossiers.agreement;

import java.util.Set;

/**
 * What dossiers and visits need to know of an agreement.
 *
 * @param parties codes of the parties it binds
 * @param themes codes of its themes
 */
public record Agreement(String id, Set<String> parties, Set<String> themes) {
    public Agreement {
        parties = Set.copyOf(parties);
        themes = Set.copyOf(themes);
    }
}
