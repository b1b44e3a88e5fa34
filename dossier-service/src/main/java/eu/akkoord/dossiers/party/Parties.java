package eu.akkoord.dossiers.party;

import eu.akkoord.platform.core.authority.Representation;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parties we have heard of. */
public interface Parties extends Representation {
    /** Finds the known ones among the codes. */
    Map<String, Party> find(Collection<String> codes);

    /** Returns those among the codes whose parties are represented at this moment. */
    default Set<String> represented(Collection<String> codes) {
        return find(codes).values().stream()
                .filter(Party::isRepresented)
                .map(Party::code)
                .collect(Collectors.toSet());
    }

    @Override
    default boolean isRepresented(String party) {
        return !represented(Set.of(party)).isEmpty();
    }
}
