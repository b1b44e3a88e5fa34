package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.facts.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A party that something names and that had nobody of its own when that was written: what is said of it is as another party states it.
 * Nobody answers for it, so nobody waits for its consent, and nothing that others say is taken for it.
 *
 * @param party its code
 * @param statedBy code of the party that first said so
 */
public record Represented(@Code String party, @Code String statedBy) {
    /**
     * Returns those among the parties that something names; null where there are none.
     *
     * @param represented codes of the parties that are represented at this moment
     * @param before those that it named before; a party stays among them until it writes itself
     * @param writer code of the party that writes it
     */
    public static @Nullable List<Represented> among(
            Collection<String> named, Set<String> represented, @Nullable List<Represented> before, String writer) {
        var known = before == null ? List.<Represented>of() : before;
        var all = new ArrayList<Represented>();
        for (var party : new LinkedHashSet<>(named)) {
            var stated = known.stream().filter(one -> one.party().equals(party)).findFirst();
            if (!party.equals(writer) && (stated.isPresent() || represented.contains(party))) {
                all.add(stated.orElseGet(() -> new Represented(party, writer)));
            }
        }
        return all.isEmpty() ? null : List.copyOf(all);
    }

    /** Returns those that are represented at this moment; null where there are none. */
    public static @Nullable List<Represented> still(@Nullable List<Represented> before, Set<String> represented) {
        var all = before == null
                ? List.<Represented>of()
                : before.stream()
                        .filter(one -> represented.contains(one.party()))
                        .toList();
        return all.isEmpty() ? null : all;
    }

    /** Returns the codes of the parties of some. */
    public static Set<String> parties(@Nullable List<Represented> all) {
        return all == null ? Set.of() : all.stream().map(Represented::party).collect(Collectors.toSet());
    }
}
