package eu.akkoord.dossiers.dossier.events;

import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierAmended;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierAnswered;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierConcealed;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierMoved;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierOffered;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierOpened;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierRevealed;
import eu.akkoord.dossiers.dossier.DossierEvent.DossierStatusChanged;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.consent.OfferForms;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.web.Links;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Tells of a dossier without its free text (summary, reason), which may name persons. */
@Component
class DossierAnnouncements implements BiFunction<Dossier, DossierEvent, Announcement> {
    private final Links links;

    DossierAnnouncements(Links links) {
        this.links = links;
    }

    @Override
    public Announcement apply(Dossier after, DossierEvent event) {
        if (after.facts().confidentiality().isConcealed()) {
            return Announcement.concealed(
                    event instanceof DossierConcealed ? "concealed" : "changed", links.to("dossiers", after.id()));
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
        data.put("dossier", summary(after));
        return new Announcement(type, data);
    }

    private Map<String, Object> summary(Dossier dossier) {
        var facts = dossier.facts();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("id", dossier.id());
        summary.put("href", links.to("dossiers", dossier.id()).toString());
        summary.put("title", facts.title());
        summary.put("agreements", facts.agreements());
        summary.put(
                "themes",
                facts.themes().stream()
                        .map(theme -> Map.of("agreement", theme.agreement(), "code", theme.code()))
                        .toList());
        summary.put("owner", facts.owner().form());
        summary.put(
                "responsibles",
                facts.responsibles().stream().map(Organisation::form).toList());
        var period = facts.period();
        if (period != null) {
            summary.put("period", Forms.told(period));
        }
        summary.put(
                "references",
                facts.references().stream().map(DossierAnnouncements::reference).toList());
        summary.put("contributors", dossier.contributors());
        Forms.put(summary, "sharedWith", facts.sharedWith());
        summary.put("confidentiality", facts.confidentiality().word());
        summary.put("status", dossier.status().stage().word());
        summary.put("since", dossier.status().since().toString());
        return summary;
    }

    private static Map<String, Object> reference(PartnerReference reference) {
        var told = new LinkedHashMap<String, Object>();
        told.put("source", reference.source());
        told.put("id", reference.id());
        Forms.put(told, "party", reference.party());
        return told;
    }
}
