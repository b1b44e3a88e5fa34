package eu.akkoord.dossiers.visit.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Slip;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnswer;
import eu.akkoord.dossiers.visit.VisitReferences;
import eu.akkoord.dossiers.visit.VisitStatus;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
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
        Classification.@Nullable Shown classification,
        @Nullable String outcomes,
        VisitBody.@Nullable ReachBody reached,
        @Nullable List<String> sharedWith,
        @Nullable String plannedBy,
        List<AnswerView> answers,
        SlipsView slips,
        String status,
        LocalDate since,
        @Nullable String reason,
        Instant created,
        Instant modified) {
    /** @param party of the reader */
    static VisitView of(Recorded<Visit> recorded, VisitReferences seen, String party, Links links) {
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
                Classification.Shown.to(party, facts.confidentiality()),
                facts.outcomes(),
                VisitBody.ReachBody.of(facts.reached()),
                facts.sharedWith(),
                visit.creator().party(),
                visit.answers().stream().map(AnswerView::of).toList(),
                new SlipsView(visit.slips().count(), visit.slips().last()),
                visit.status().stage().word(),
                visit.status().since(),
                reason(visit.status()),
                recorded.created(),
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

    /** The last answer of a party. */
    record AnswerView(String party, String answer, LocalDate since) {
        static AnswerView of(VisitAnswer.Given given) {
            return new AnswerView(given.party(), given.answer().word(), given.since());
        }
    }

    /** How often the period has moved. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SlipsView(int count, @Nullable LocalDate last) {}

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
                    links.toEvent("visits", id, slip.revision()),
                    PeriodView.of(slip.from()),
                    PeriodView.of(slip.to()),
                    slip.occurred(),
                    slip.registered(),
                    slip.daysGainedEarliest(),
                    slip.daysGainedLatest());
        }
    }
}
