package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.change.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * The writers of each property of a visit: its content is host's and guests'; its period, company and agreements are the host's; its
 * confidentiality is the owner's; each delegation is its own party's. Until the host has answered, or done anything with it, the guest that
 * planned a visit stands in for it, but makes no other the host: what the host has begun is the host's. Of a party that has nobody of its
 * own the others state facts: its delegation, and of a host all but that it confirms.
 */
final class VisitWriters {
    private static final String HOSTS = "writers.hosts";
    private static final String OWNERS = "writers.owners";
    private static final String OWN_DELEGATION = "writers.delegation";

    private VisitWriters() {}

    /** @throws Refusal.NotYours naming the first property that a party may not change so */
    static void refuse(Visit before, VisitFacts next, String writer) {
        var facts = before.facts();
        for (var property : VisitFacts.FORM.changed(facts, next)) {
            switch (property) {
                case "title", "kind", "initiators", "places", "programme", "outcomes", "reached" -> {
                    if (!facts.visitors().contains(writer)) {
                        throw Refusal.NotYours.property(property, "writers.hostAndGuests");
                    }
                }
                case "owner", "confidentiality", "sharedWith" -> {
                    if (!facts.owner().party().equals(writer)) {
                        throw Refusal.NotYours.property(property, OWNERS);
                    }
                }
                // who had nobody is no fact that anybody writes
                case "represented" -> {}
                case "delegations" -> refuseStrange(facts.delegations(), next, writer);
                case "guests" -> {
                    if (!isHosts(before, writer) && !leaves(facts, next, writer)) {
                        throw Refusal.NotYours.property(property, HOSTS);
                    }
                }
                case "host" -> {
                    if (!before.stating().equals(writer)) {
                        throw Refusal.NotYours.property(property, HOSTS);
                    }
                }
                // period, agreements, dossiers, returns, and what is added later until it is decided otherwise
                default -> {
                    if (!isHosts(before, writer)) {
                        throw Refusal.NotYours.property(property, HOSTS);
                    }
                }
            }
        }
    }

    /** @throws Refusal.NotYours when a visit begins with the delegation of another party than the writer's */
    static void refuseStrange(VisitFacts begun, String writer) {
        refuseStrange(List.of(), begun, writer);
    }

    /** @throws Refusal.NotYours when this step is not for this party to take */
    static void refuseMove(Visit visit, VisitStage asked, String writer) {
        boolean may = asked == VisitStage.CANCELLED
                ? isHosts(visit, writer)
                : visit.stating().equals(writer);
        if (!may) {
            throw Refusal.NotYours.property("status", HOSTS);
        }
        var host = visit.facts().host();
        if (asked == VisitStage.CONFIRMED && visit.facts().isRepresented(host)) {
            throw new Refusal.NotYours(visit.id(), "visit.hostConfirms", host);
        }
    }

    /** Tells whether a party may write what has changed between two states: facts, or a stage. */
    static boolean mayWrite(Visit before, Visit after, String writer) {
        boolean moved = before.status().stage() != after.status().stage();
        try {
            refuse(before, after.facts(), writer);
            if (moved) {
                refuseMove(before, after.status().stage(), writer);
            }
        } catch (Refusal.NotYours others) {
            return false;
        }
        return moved || !before.facts().equals(after.facts());
    }

    /**
     * Named parties answer what another has planned, and later what the host states.
     *
     * @throws Refusal.NotYours when this party has nothing to answer
     */
    static void refuseAnswer(Visit visit, String writer) {
        var stated = switch (visit.status().stage()) {
            case PLANNED, CONFIRMED, CANCELLED -> visit.creator().party();
            case HELD, REPORTED -> visit.stating();
        };
        if (!visit.facts().visitors().contains(writer) || writer.equals(stated)) {
            throw Refusal.NotYours.property("answers", "writers.otherParties");
        }
    }

    private static void refuseStrange(List<Delegation> before, VisitFacts next, String writer) {
        if (!others(before, next, writer).equals(others(next.delegations(), next, writer))) {
            throw Refusal.NotYours.property("delegations", OWN_DELEGATION);
        }
    }

    /** The delegations of other parties that still take part. */
    private static List<Delegation> others(List<Delegation> all, VisitFacts next, String writer) {
        return all.stream()
                .filter(one -> !one.party().equals(writer)
                        && !next.isRepresented(one.party())
                        && next.visitors().contains(one.party()))
                .toList();
    }

    private static boolean isHosts(Visit visit, String writer) {
        return visit.stating().equals(writer) || standsIn(visit, writer);
    }

    private static boolean standsIn(Visit visit, String writer) {
        return writer.equals(visit.creator().party())
                && visit.facts().guests().contains(writer)
                && visit.status().stage() == VisitStage.PLANNED
                && visit.answerOf(visit.facts().host()) == null;
    }

    /** Tells whether a guest takes itself out, and nobody else. */
    private static boolean leaves(VisitFacts before, VisitFacts next, String writer) {
        var others = new ArrayList<>(before.guests());
        others.remove(writer);
        return next.guests().equals(others);
    }
}
