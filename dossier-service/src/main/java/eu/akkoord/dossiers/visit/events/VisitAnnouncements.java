package eu.akkoord.dossiers.visit.events;

import eu.akkoord.dossiers.visit.Delegation;
import eu.akkoord.dossiers.visit.ProgrammeItem;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitEvent.VisitAmended;
import eu.akkoord.dossiers.visit.VisitEvent.VisitMoved;
import eu.akkoord.dossiers.visit.VisitEvent.VisitPlanned;
import eu.akkoord.dossiers.visit.VisitEvent.VisitStatusChanged;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.time.Period;
import eu.akkoord.platform.web.Links;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of a visit without initiators, hosts of sites, outcomes and reasons, which may name persons. */
@Component
class VisitAnnouncements implements BiFunction<Visit, VisitEvent, Announcement> {
    private final Links links;

    VisitAnnouncements(Links links) {
        this.links = links;
    }

    @Override
    public Announcement apply(Visit after, VisitEvent event) {
        var data = new LinkedHashMap<String, Object>();
        data.put("occurred", event.occurred().toString());
        var type = switch (event) {
            case VisitPlanned visitPlanned -> "planned";
            case VisitAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case VisitMoved moved -> {
                data.put("changed", moved.changed());
                data.put("slip", Map.of("from", period(moved.from()), "to", period(moved.to())));
                yield "moved";
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
        summary.put("period", period(facts.period()));
        summary.put("places", facts.places());
        summary.put(
                "delegations",
                facts.delegations().stream().map(VisitAnnouncements::delegation).toList());
        summary.put(
                "programme",
                facts.programme().stream().map(VisitAnnouncements::item).toList());
        summary.put("agreements", facts.agreements());
        summary.put("dossiers", facts.dossiers());
        put(summary, "returns", facts.returns());
        summary.put(
                "owner",
                Map.of(
                        "party",
                        facts.owner().party(),
                        "organisation",
                        facts.owner().organisation()));
        summary.put("confidentiality", facts.confidentiality().word());
        summary.put("status", visit.status().stage().word());
        summary.put("since", visit.status().since().toString());
        return summary;
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
        put(told, "date", item.date());
        put(told, "startTime", item.startTime());
        put(told, "endTime", item.endTime());
        told.put("title", item.title());
        told.put("kind", item.kind());
        put(told, "place", item.place());
        return told;
    }

    private static Map<String, Object> period(Period period) {
        var told = new LinkedHashMap<String, Object>();
        put(told, "label", period.label());
        told.put("edtf", period.edtf());
        put(told, "earliest", period.earliest());
        put(told, "latest", period.latest());
        return told;
    }

    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value.toString());
        }
    }
}
