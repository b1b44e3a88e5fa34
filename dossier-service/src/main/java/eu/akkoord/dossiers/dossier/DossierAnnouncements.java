package eu.akkoord.dossiers.dossier;

import static eu.akkoord.dossiers.dossier.DossierForms.DOSSIERS;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.agreement.Milestones;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierAmended;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierAnswered;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierConcealed;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierMoved;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierOffered;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierOpened;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierRevealed;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierStatusChanged;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.desk.consent.OfferForms;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Announcements;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The published form of a dossier without its free text (summary, reason), which may name persons. */
public final class DossierAnnouncements implements Announcements<Dossier, DossierEvent>, Mentions {
    private final Addresses addresses;
    private final Milestones milestones;

    public DossierAnnouncements(Addresses addresses, Milestones milestones) {
        this.addresses = addresses;
        this.milestones = milestones;
    }

    @Override
    public String collection() {
        return DOSSIERS.collection();
    }

    @Override
    public Map<String, String> places() {
        return Map.of("/dossier/milestones", milestones.collection());
    }

    @Override
    public Announcement of(Dossier after, DossierEvent event) {
        if (after.facts().confidentiality().isConcealed()) {
            return Announcement.concealed(
                    event instanceof DossierConcealed ? "concealed" : "changed", addresses.to(DOSSIERS.path(after)));
        }
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case DossierOpened dossierOpened -> "opened";
            case DossierAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case DossierMoved moved -> {
                data.put("changed", moved.changed());
                yield "moved";
            }
            case DossierConcealed dossierConcealed -> throw new IllegalStateException("What is concealed is not told");
            case DossierRevealed revealed -> {
                // what else differs from the hidden state would say something of that state
                data.put("changed", List.of("confidentiality"));
                yield "revealed";
            }
            case DossierOffered offered -> {
                data.put("offer", OfferForms.told(offered.offer(), null, null));
                yield "offered";
            }
            case DossierAnswered answered -> {
                data.put("offer", OfferForms.told(answered.offer(), answered.answer(), answered.by()));
                yield "answered";
            }
            case DossierStatusChanged changed -> {
                data.put("previousStatus", changed.previous().word());
                yield "statusChanged";
            }
        };
        data.put("dossier", DOSSIERS.summary(after.reportingTo(told(after)), addresses));
        return new Announcement(type, data);
    }

    /** Returns the milestones that everyone may know of who sees the dossier without a grant: none where that is public. */
    private Set<String> told(Dossier dossier) {
        var facts = dossier.facts();
        var sharedWith = facts.sharedWith();
        if (facts.milestones().isEmpty() || sharedWith == null || facts.confidentiality() == Confidentiality.PUBLIC) {
            return Set.of();
        }
        var readers = new HashSet<>(sharedWith);
        readers.add(facts.owner().party());
        readers.addAll(dossier.contributors());
        return milestones.find(facts.milestones()).values().stream()
                .filter(one -> one.readers().containsAll(readers))
                .map(Milestones.Milestone::id)
                .collect(Collectors.toSet());
    }
}
