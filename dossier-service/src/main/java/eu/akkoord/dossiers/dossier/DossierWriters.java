package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import java.util.List;

/**
 * The writers of each property of a dossier: officers of the owner's party write it; every party writes its own references, and may remove
 * its own organisations from the responsible ones.
 */
final class DossierWriters {
    private static final String OWNERS = "writers.owners";

    /** References of the owner's party. */
    private static final int MOST_OF_OWNER = 100;

    /** Milestones of one dossier, as its events are bounded. */
    private static final int MOST_MILESTONES = 50;

    /** References of one other party: it leaves room for the others, in the list and in what may be stored and told of a dossier. */
    private static final int MOST_OF_ONE = 20;

    /** References of all other parties together. */
    private static final int MOST_OF_OTHERS = 100;

    private DossierWriters() {}

    /** @throws Refusal.NotYours naming the first property that a party may not change so */
    static void refuse(DossierFacts facts, DossierFacts next, String writer) {
        var owner = facts.owner().party();
        for (var property : DossierFacts.FORM.changed(facts, next)) {
            switch (property) {
                case "references" -> {
                    if (!others(facts.references(), writer, owner).equals(others(next.references(), writer, owner))) {
                        throw Refusal.NotYours.property(property, "writers.ofReference");
                    }
                    refuseMany(facts.references(), next.references(), writer, owner);
                }
                case "responsibles" -> {
                    var others = facts.responsibles().stream()
                            .filter(one -> !one.party().equals(writer))
                            .toList();
                    if (!writer.equals(owner) && !next.responsibles().equals(others)) {
                        throw Refusal.NotYours.property(property, OWNERS);
                    }
                }
                default -> {
                    if (!writer.equals(owner)) {
                        throw Refusal.NotYours.property(property, OWNERS);
                    }
                }
            }
        }
    }

    /** @throws Refusal.NotYours when something new bears the name of another party than the writer's */
    static void refuseStrange(DossierFacts begun, String writer) {
        if (!others(begun.references(), writer, writer).isEmpty()) {
            throw Refusal.NotYours.property("references", "writers.ofReference");
        }
    }

    /** Bounds the milestones with those that the writer was not shown, which stay: each event names at most so many. */
    static void refuseManyMilestones(DossierFacts before, DossierFacts next) {
        int count = next.milestones().size();
        if (count > MOST_MILESTONES && count > before.milestones().size()) {
            throw new Refusal.Contradiction(
                    new Fault("/milestones", null, "dossier.tooManyMilestones", MOST_MILESTONES));
        }
    }

    /** Bounds what a writer adds; what is there already stays. */
    private static void refuseMany(
            List<PartnerReference> before, List<PartnerReference> next, String writer, String owner) {
        int added = next.size() - before.size();
        int others = others(next, owner, owner).size();
        int own = next.size() - others(next, writer, owner).size();
        boolean owners = writer.equals(owner);
        if (added > 0 && (own > (owners ? MOST_OF_OWNER : MOST_OF_ONE) || (!owners && others > MOST_OF_OTHERS))) {
            throw new Refusal.Contradiction(new Fault(
                    "/references", null, "dossier.tooManyReferences", MOST_OF_OWNER, MOST_OF_ONE, MOST_OF_OTHERS));
        }
    }

    /** @throws Refusal.NotYours when it is not for this party to move */
    static void refuseMove(Dossier dossier, String writer) {
        if (!dossier.facts().owner().party().equals(writer)) {
            throw Refusal.NotYours.property("status", OWNERS);
        }
    }

    /** Tells whether a party may write what has changed between two states: facts, or a stage. */
    static boolean mayWrite(Dossier before, Dossier after, String writer) {
        boolean moved = before.status().stage() != after.status().stage();
        try {
            refuse(before.facts(), after.facts(), writer);
            if (moved) {
                refuseMove(before, writer);
            }
        } catch (Refusal.NotYours | Refusal.Contradiction others) {
            return false;
        }
        return moved || !before.facts().equals(after.facts());
    }

    /** References of other parties; one of which nobody said whose it is, is the owner's. */
    private static List<PartnerReference> others(List<PartnerReference> all, String writer, String owner) {
        return all.stream()
                .filter(one -> !(one.party() == null ? owner : one.party()).equals(writer))
                .toList();
    }
}
