package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Deputies;
import eu.akkoord.platform.core.authority.Representation;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Repository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Deputies, and parties that are represented, by what is stored; of each party it is looked up once a second at most. */
public final class KnownParties implements Deputies, Representation {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int MOST_PARTIES = 1000;

    private final Aggregates<Party, ?> parties;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(List<Deputation> deputations, boolean represented, Instant until) {}

    public KnownParties(Aggregates<Party, ?> parties, Clock clock) {
        this.parties = parties;
        this.clock = clock;
    }

    /** Forgets what was known of a party that was written in this process. */
    public void written(String collection, String code) {
        if (collection.equals("parties")) {
            known.remove(code);
        }
    }

    @Override
    public Optional<String> deputation(Caller officer, String token) {
        var today = Occurrence.today(clock);
        return known(officer.party()).deputations().stream()
                .filter(one -> one.isInForce(today) && one.subject().equals(officer.subject()))
                .map(Deputation::id)
                .findFirst();
    }

    @Override
    public boolean isRepresented(String party) {
        return known(party).represented();
    }

    /** Returns those among some parties that are represented at this moment. */
    public static Set<String> represented(Repository<Party> parties, Collection<String> codes) {
        return codes.isEmpty()
                ? Set.of()
                : parties.find(codes).values().stream()
                        .map(Recorded::value)
                        .filter(Party::isRepresented)
                        .map(Party::code)
                        .collect(Collectors.toSet());
    }

    private Known known(String code) {
        var now = clock.instant();
        var found = known.get(code);
        if (found == null || now.isAfter(found.until())) {
            var party = stored(code);
            found = new Known(
                    party.map(one -> one.deputations().all()).orElse(List.of()),
                    party.filter(Party::isRepresented).isPresent(),
                    now.plus(KEPT));
            if (known.size() >= MOST_PARTIES) {
                known.clear();
            }
            known.put(code, found);
        }
        return found;
    }

    private Optional<Party> stored(String code) {
        try {
            return parties.find(code).map(Recorded::value);
        } catch (RuntimeException away) {
            throw new Representation.Unknown(away);
        }
    }
}
