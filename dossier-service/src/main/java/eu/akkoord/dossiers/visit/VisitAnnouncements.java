package eu.akkoord.dossiers.visit;

import static eu.akkoord.dossiers.visit.VisitForms.VISITS;

import eu.akkoord.dossiers.visit.VisitEvent.VisitAmended;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAnswered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitConcealed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitFixed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitMoved;
import eu.akkoord.dossiers.visit.VisitEvent.VisitOffered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitPlanned;
import eu.akkoord.dossiers.visit.VisitEvent.VisitResponded;
import eu.akkoord.dossiers.visit.VisitEvent.VisitRevealed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitStatusChanged;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.desk.consent.OfferForms;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Announcements;
import eu.akkoord.platform.store.Forms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The published form of a visit without initiators, hosts of sites, outcomes and reasons, which may name persons. */
public final class VisitAnnouncements implements Announcements<Visit, VisitEvent>, Mentions {
    private final Addresses addresses;
    private final Supplier<PublishedReferences> references;

    /** @param references asked for late: they look into the store that announces by this */
    public VisitAnnouncements(Addresses addresses, Supplier<PublishedReferences> references) {
        this.addresses = addresses;
        this.references = references;
    }

    @Override
    public String collection() {
        return VISITS.collection();
    }

    @Override
    public Map<String, String> places() {
        return Map.of("/visit/dossiers", "dossiers", "/visit/returns", "visits");
    }

    @Override
    public Announcement of(Visit after, VisitEvent event) {
        if (after.facts().confidentiality().isConcealed()) {
            return Announcement.concealed(
                    event instanceof VisitConcealed ? "concealed" : "changed", addresses.to(VISITS.path(after)));
        }
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case VisitPlanned visitPlanned -> "planned";
            case VisitAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case VisitFixed fixed -> {
                data.put("changed", fixed.changed());
                data.put("fixing", Forms.moved(fixed.from(), fixed.to()));
                yield "amended";
            }
            case VisitMoved moved -> {
                data.put("changed", moved.changed());
                data.put("slip", Forms.moved(moved.from(), moved.to()));
                yield "moved";
            }
            case VisitConcealed visitConcealed -> throw new IllegalStateException("What is concealed is not told");
            case VisitRevealed revealed -> {
                // what else differs from the hidden state would say something of that state
                data.put("changed", List.of("confidentiality"));
                yield "revealed";
            }
            case VisitResponded answered -> {
                data.put("party", answered.party());
                data.put("answer", answered.answer().word());
                yield "responded";
            }
            case VisitOffered offered -> {
                data.put("offer", OfferForms.told(offered.offer(), null, null));
                yield "offered";
            }
            case VisitAnswered answered -> {
                data.put("offer", OfferForms.told(answered.offer(), answered.answer(), answered.by()));
                yield "answered";
            }
            case VisitStatusChanged changed -> {
                data.put("previousStatus", changed.previous().word());
                yield "statusChanged";
            }
        };
        data.put("visit", summary(after));
        return new Announcement(type, data);
    }

    private Map<String, Object> summary(Visit visit) {
        return VISITS.summary(visit.naming(references.get().of(visit)), addresses);
    }
}
