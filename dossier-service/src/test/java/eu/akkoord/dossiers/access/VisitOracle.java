package eu.akkoord.dossiers.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rows of docs/confidentiality.md about host, guests, period, agreements and status of a visit, in plain words and apart from the code
 * that decides.
 */
final class VisitOracle {
    private VisitOracle() {}

    /**
     * A visit, as to whose it is to write.
     *
     * @param planner code of the party that planned it
     * @param acted codes of the parties named in it that have answered, or done anything with it, as its host
     */
    record Plan(
            String host,
            List<String> guests,
            List<String> agreements,
            String period,
            String stage,
            String planner,
            Set<String> acted) {
        private boolean isStandIn(String party) {
            return party.equals(planner) && guests.contains(party) && stage.equals("planned") && !acted.contains(host);
        }
    }

    /** Each way in which a change that was let pass is not for that party to make. */
    static List<String> faults(Plan was, Plan is, String party) {
        boolean host = party.equals(was.host());
        boolean forHost = host || was.isStandIn(party);
        var faults = new ArrayList<String>();
        if (!was.host().equals(is.host()) && !(host && was.stage().equals("planned"))) {
            faults.add("%s made %s the host".formatted(party, is.host()));
        }
        var others = new ArrayList<>(was.guests());
        others.remove(party);
        if (!was.guests().equals(is.guests()) && !forHost && !is.guests().equals(others)) {
            faults.add("%s made %s the guests".formatted(party, is.guests()));
        }
        if (!was.agreements().equals(is.agreements()) && !forHost) {
            faults.add("%s filed it under %s".formatted(party, is.agreements()));
        }
        if (!was.period().equals(is.period()) && !forHost) {
            faults.add("%s moved it to %s".formatted(party, is.period()));
        }
        if (!was.stage().equals(is.stage()) && !(is.stage().equals("cancelled") ? forHost : host)) {
            faults.add("%s let it be %s".formatted(party, is.stage()));
        }
        return faults;
    }
}
