package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.platform.core.change.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The history of visits as the oracle counts it: who planned each, and which parties have done anything with it since as its host. */
final class VisitAccount {
    private final AuthorityWorld world;
    private final Map<String, Set<String>> acted = new HashMap<>();
    private Map<String, VisitOracle.Plan> plans = Map.of();
    private Map<String, Long> revisions = Map.of();

    VisitAccount(AuthorityWorld world) {
        this.world = world;
    }

    /**
     * Notes what a step has done.
     *
     * @param party code of the party that took it
     * @return each way in which it was not for that party to take
     */
    List<String> noted(String party) {
        var before = plans;
        var then = revisions;
        revisions = counted();
        revisions.forEach((id, revision) -> {
            var one = acted.computeIfAbsent(id, planned -> new TreeSet<>());
            var was = before.get(id);
            if (was != null && !revision.equals(then.get(id)) && was.host().equals(party)) {
                one.add(party);
            }
        });
        plans = stand();
        var faults = new ArrayList<String>();
        before.forEach((id, was) -> {
            var is = plans.get(id);
            if (is == null) {
                faults.add("%s is gone".formatted(id));
            } else {
                faults.addAll(VisitOracle.faults(was, is, party));
            }
        });
        return faults;
    }

    /** The changes of each visit and of its sessions. */
    private Map<String, Long> counted() {
        var counted = new TreeMap<String, Long>();
        world.allVisits.scan(null, Integer.MAX_VALUE).forEach((id, visit) -> counted.put(id, visit.revision()));
        world.allSessions
                .scan(null, Integer.MAX_VALUE)
                .values()
                .forEach(one -> counted.merge(one.value().visit(), one.revision(), Long::sum));
        return counted;
    }

    private Map<String, VisitOracle.Plan> stand() {
        var stand = new TreeMap<String, VisitOracle.Plan>();
        world.allVisits.scan(null, Integer.MAX_VALUE).forEach((id, one) -> stand.put(id, plan(id, one)));
        return stand;
    }

    private VisitOracle.Plan plan(String id, Recorded<Visit> recorded) {
        var visit = recorded.value();
        var facts = visit.facts();
        var one = acted.computeIfAbsent(id, planned -> new TreeSet<>());
        // whom it names no more begins anew when it is named again
        one.retainAll(facts.visitors());
        return new VisitOracle.Plan(
                facts.host(),
                facts.guests(),
                facts.agreements(),
                facts.period().edtf(),
                visit.status().stage().word(),
                world.allVisits.history(id).getFirst().by().party(),
                Set.copyOf(one));
    }
}
