package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Agreements without a store; counts how often it is asked. */
final class InMemoryAgreements implements Agreements {
    final Map<String, Agreement> all = new HashMap<>();
    int asked;

    InMemoryAgreements with(String id, String... parties) {
        all.put(id, new Agreement(id, id, Set.of(parties), Map.of()));
        return this;
    }

    @Override
    public Map<String, Agreement> find(Collection<String> ids) {
        asked++;
        return new HashSet<>(ids).stream().filter(all::containsKey).collect(Collectors.toMap(id -> id, all::get));
    }

    @Override
    public Map<String, Long> unconfirmed(String party) {
        return Map.of();
    }

    @Override
    public void confirm(String id, Set<String> joined) {
        // these follow no topic: each says what its owner says
    }
}
