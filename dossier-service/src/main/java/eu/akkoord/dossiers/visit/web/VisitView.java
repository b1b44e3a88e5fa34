package eu.akkoord.dossiers.visit.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Slip;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitStatus;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit as a reader sees it: dossiers and visits it names but the reader may not see are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitView(
        URI self,
        String id,
        String title,
        String kind,
        List<String> initiators,
        String host,
        List<String> guests,
        PeriodView period,
        List<String> places,
        List<VisitBody.DelegationBody> delegations,
        List<VisitBody.ItemBody> programme,
        List<Link> agreements,
        List<Link> dossiers,
        @Nullable Link returns,
        Organisation owner,
        String confidentiality,
        @Nullable String outcomes,
        String status,
        LocalDate since,
        @Nullable String reason,
        Instant created,
        Instant modified) {
    /** Where something named can be read. */
    record Link(String id, URI href) {
        static Link to(String collection, String id, Links links) {
            return new Link(id, links.to(collection, id));
        }
    }

    static VisitView of(Recorded<Visit> recorded, Instant created, VisitDesk.Seen seen, Links links) {
        var visit = recorded.value();
        var facts = visit.facts();
        var returns = seen.returns();
        return new VisitView(
                links.to("visits", visit.id()),
                visit.id(),
                facts.title(),
                facts.kind().word(),
                facts.initiators(),
                facts.host(),
                facts.guests(),
                PeriodView.of(facts.period()),
                facts.places(),
                facts.delegations().stream().map(VisitBody.DelegationBody::of).toList(),
                facts.programme().stream().map(VisitBody.ItemBody::of).toList(),
                facts.agreements().stream()
                        .map(id -> Link.to("agreements", id, links))
                        .toList(),
                seen.dossiers().stream()
                        .map(id -> Link.to("dossiers", id, links))
                        .toList(),
                returns == null ? null : Link.to("visits", returns, links),
                facts.owner(),
                facts.confidentiality().word(),
                facts.outcomes(),
                visit.status().stage().word(),
                visit.status().since(),
                reason(visit.status()),
                created,
                recorded.registered());
    }

    private static @Nullable String reason(VisitStatus status) {
        return switch (status) {
            case VisitStatus.Planned planned -> null;
            case VisitStatus.Confirmed confirmed -> null;
            case VisitStatus.Held held -> null;
            case VisitStatus.Reported reported -> null;
            case VisitStatus.Cancelled cancelled -> cancelled.reason();
        };
    }

    /** A change of status as it was registered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transition(
            String status, LocalDate occurred, @Nullable String reason, Instant registered) {}

    /** One entry of the history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            URI href,
            long revision,
            String type,
            LocalDate occurred,
            Instant registered,
            String party,
            String organisation,
            @Nullable String reason,
            String status,
            String title,
            PeriodView period) {
        static Entry of(Past<Visit> past, Links links) {
            var visit = past.after();
            return new Entry(
                    links.to("events", "visits.%s.%d".formatted(visit.id(), past.revision())),
                    past.revision(),
                    past.type(),
                    past.occurred(),
                    past.registered(),
                    past.party(),
                    past.organisation(),
                    past.reason(),
                    visit.status().stage().word(),
                    visit.facts().title(),
                    PeriodView.of(visit.facts().period()));
        }
    }

    /** One move of the period. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SlipView(
            @JsonIgnore long revision,
            URI href,
            PeriodView from,
            PeriodView to,
            LocalDate occurred,
            Instant registered,
            @Nullable Integer daysGainedEarliest,
            @Nullable Integer daysGainedLatest) {
        static SlipView of(String id, Slip slip, Links links) {
            return new SlipView(
                    slip.revision(),
                    links.to("events", "visits.%s.%d".formatted(id, slip.revision())),
                    PeriodView.of(slip.from()),
                    PeriodView.of(slip.to()),
                    slip.occurred(),
                    slip.registered(),
                    slip.daysGainedEarliest(),
                    slip.daysGainedLatest());
        }
    }
}
