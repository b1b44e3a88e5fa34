package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.platform.desk.Differences;
import eu.akkoord.platform.desk.Refusal;
import java.util.List;

/**
 * Whose each property of a dossier is: the owner's officers write it; every party writes the references of its own, and may take its
 * own organisations out of those that answer for it.
 */
final class DossierWriters {
    private static final String OWNERS = "medewerkers van de partij van de eigenaar";

    private DossierWriters() {}

    /** @throws Refusal.NotYours naming the first property that a party may not change so */
    static void refuse(Dossier before, DossierFacts next, String writer) {
        var facts = before.facts();
        var owner = facts.owner().party();
        for (var property : Differences.between(facts, next)) {
            switch (property) {
                case "references" -> {
                    if (!others(facts.references(), writer, owner).equals(others(next.references(), writer, owner))) {
                        throw Refusal.NotYours.property(property, "de partij van die verwijzing");
                    }
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
            throw Refusal.NotYours.property("references", "de partij van die verwijzing");
        }
    }

    /** @throws Refusal.NotYours when it is not for this party to move */
    static void refuseMove(Dossier dossier, String writer) {
        if (!dossier.facts().owner().party().equals(writer)) {
            throw Refusal.NotYours.property("status", OWNERS);
        }
    }

    /** References of other parties; one of which nobody said whose it is, is the owner's. */
    private static List<PartnerReference> others(List<PartnerReference> all, String writer, String owner) {
        return all.stream()
                .filter(one -> !(one.party() == null ? owner : one.party()).equals(writer))
                .toList();
    }
}
