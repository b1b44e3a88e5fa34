package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Deputies;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.store.Aggregates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Deputies by what is stored; of each party it is looked up once a second at most. */
public final class KnownDeputies implements Deputies {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int MOST_PARTIES = 1000;

    private final Aggregates<Party, ?> parties;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(List<Deputation> deputations, Instant until) {}

    public KnownDeputies(Aggregates<Party, ?> parties, Clock clock) {
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
        var now = clock.instant();
        var today = Occurrence.today(clock);
        var found = known.get(officer.party());
        if (found == null || now.isAfter(found.until())) {
            found = new Known(
                    parties.find(officer.party())
                            .map(party -> party.value().deputations().all())
                            .orElse(List.of()),
                    now.plus(KEPT));
            if (known.size() >= MOST_PARTIES) {
                known.clear();
            }
            known.put(officer.party(), found);
        }
        return found.deputations().stream()
                .filter(one -> one.isInForce(today) && one.subject().equals(officer.subject()))
                .map(Deputation::id)
                .findFirst();
    }
}
