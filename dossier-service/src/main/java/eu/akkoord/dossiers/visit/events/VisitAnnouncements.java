package eu.akkoord.dossiers.visit.events;

import eu.akkoord.dossiers.visit.Delegation;
import eu.akkoord.dossiers.visit.ProgrammeItem;
import eu.akkoord.dossiers.visit.Slips;
import eu.akkoord.dossiers.visit.ToldReferences;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAmended;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAnswered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitConcealed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitMoved;
import eu.akkoord.dossiers.visit.VisitEvent.VisitOffered;
import eu.akkoord.dossiers.visit.VisitEvent.VisitPlanned;
import eu.akkoord.dossiers.visit.VisitEvent.VisitResponded;
import eu.akkoord.dossiers.visit.VisitEvent.VisitRevealed;
import eu.akkoord.dossiers.visit.VisitEvent.VisitStatusChanged;
import eu.akkoord.platform.consent.OfferForms;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.web.Links;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of a visit without initiators, hosts of sites, outcomes and reasons, which may name persons. */
@Component
class VisitAnnouncements implements BiFunction<Visit, VisitEvent, Announcement>, Mentions {
    private final Links links;
    private final ObjectProvider<ToldReferences> references;

    /** @param references asked for late: they look into the store that announces by this */
    VisitAnnouncements(Links links, ObjectProvider<ToldReferences> references) {
        this.links = links;
        this.references = references;
    }

    @Override
    public String collection() {
        return "visits";
    }

    @Override
    public Map<String, String> places() {
        return Map.of("/visit/dossiers", "dossiers", "/visit/returns", "visits");
    }

    @Override
    public Announcement apply(Visit after, VisitEvent event) {
        if (after.facts().confidentiality().isConcealed()) {
            return Announcement.concealed(
                    event instanceof VisitConcealed ? "concealed" : "changed", links.to("visits", after.id()));
        }
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case VisitPlanned visitPlanned -> "planned";
            case VisitAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case VisitMoved moved -> {
                data.put("changed", moved.changed());
                data.put("slip", Map.of("from", Forms.told(moved.from()), "to", Forms.told(moved.to())));
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
        var facts = visit.facts();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("id", visit.id());
        summary.put("href", links.to("visits", visit.id()).toString());
        summary.put("title", facts.title());
        summary.put("kind", facts.kind().word());
        summary.put("host", facts.host());
        summary.put("guests", facts.guests());
        summary.put("period", Forms.told(facts.period()));
        summary.put("places", facts.places());
        summary.put(
                "delegations",
                facts.delegations().stream().map(VisitAnnouncements::delegation).toList());
        summary.put(
                "programme",
                facts.programme().stream().map(VisitAnnouncements::item).toList());
        summary.put("agreements", facts.agreements());
        var told = references.getObject().of(visit);
        if (!told.dossiers().isEmpty()) {
            summary.put("dossiers", told.dossiers());
        }
        Forms.put(summary, "returns", told.returns());
        summary.put("owner", facts.owner().form());
        Forms.put(summary, "sharedWith", facts.sharedWith());
        summary.put("confidentiality", facts.confidentiality().word());
        summary.put("status", visit.status().stage().word());
        summary.put("since", visit.status().since().toString());
        summary.put("slips", slips(visit.slips()));
        summary.put(
                "answers",
                visit.answers().stream()
                        .map(given -> Map.of(
                                "party", given.party(), "answer", given.answer().word()))
                        .toList());
        Forms.put(summary, "plannedBy", visit.creator().party());
        var reached = facts.reached();
        if (reached != null) {
            summary.put("reached", Map.of("count", reached.count(), "approximate", reached.approximate()));
        }
        return summary;
    }

    private static Map<String, Object> slips(Slips slips) {
        var told = new LinkedHashMap<String, Object>();
        told.put("count", slips.count());
        Forms.put(told, "last", Forms.text(slips.last()));
        return told;
    }

    private static Map<String, Object> delegation(Delegation delegation) {
        var told = new LinkedHashMap<String, Object>();
        told.put("party", delegation.party());
        var announced = delegation.announced();
        if (announced != null) {
            told.put("announced", announced);
        }
        var actual = delegation.actual();
        if (actual != null) {
            told.put("actual", actual);
        }
        told.put("functions", delegation.functions());
        return told;
    }

    private static Map<String, Object> item(ProgrammeItem item) {
        var told = new LinkedHashMap<String, Object>();
        Forms.put(told, "date", Forms.text(item.date()));
        Forms.put(told, "startTime", Forms.text(item.startTime()));
        Forms.put(told, "endTime", Forms.text(item.endTime()));
        told.put("title", item.title());
        told.put("kind", item.kind());
        Forms.put(told, "place", Forms.text(item.place()));
        return told;
    }
}
