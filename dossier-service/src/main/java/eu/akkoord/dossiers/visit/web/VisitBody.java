package eu.akkoord.dossiers.visit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Delegation;
import eu.akkoord.dossiers.visit.ProgrammeItem;
import eu.akkoord.dossiers.visit.Reach;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitKind;
import eu.akkoord.platform.web.Issue;
import eu.akkoord.platform.web.PeriodView;
import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be written of a visit, as JSON; the target of a merge patch. The contract at the door has checked it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitBody(
        String title,
        String kind,
        @Nullable List<String> initiators,
        String host,
        List<String> guests,
        PeriodView period,
        @Nullable List<String> places,
        @Nullable List<DelegationBody> delegations,
        @Nullable List<ItemBody> programme,
        @Nullable List<String> agreements,
        @Nullable List<String> dossiers,
        @Nullable String returns,
        @Nullable Organisation owner,
        @Nullable String confidentiality,
        @Nullable List<Classification.Named> classifications,
        @Nullable String outcomes,
        @Nullable ReachBody reached,
        @Nullable List<String> sharedWith) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelegationBody(
            String party,
            @Nullable Integer announced,
            @Nullable Integer actual,
            @Nullable List<String> functions) {
        static DelegationBody of(Delegation delegation) {
            return new DelegationBody(
                    delegation.party(), delegation.announced(), delegation.actual(), delegation.functions());
        }

        Delegation delegation() {
            return new Delegation(party, announced, actual, given(functions));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemBody(
            @Nullable LocalDate date,
            @Nullable LocalTime startTime,
            @Nullable LocalTime endTime,
            String title,
            String kind,
            @Nullable HostBody host,
            @Nullable String place) {
        static ItemBody of(ProgrammeItem item) {
            var host = item.host();
            return new ItemBody(
                    item.date(),
                    item.startTime(),
                    item.endTime(),
                    item.title(),
                    item.kind(),
                    host == null ? null : HostBody.of(host),
                    item.place());
        }

        ProgrammeItem item() {
            return new ProgrammeItem(date, startTime, endTime, title, kind, host == null ? null : host.host(), place);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HostBody(String name, @Nullable OrganisationBody organisation) {
        static HostBody of(ProgrammeItem.SiteHost host) {
            var organisation = host.organisation();
            return new HostBody(
                    host.name(),
                    organisation == null
                            ? null
                            : new OrganisationBody(organisation.party(), organisation.organisation()));
        }

        ProgrammeItem.SiteHost host() {
            return new ProgrammeItem.SiteHost(
                    name, organisation == null ? null : new Organisation(organisation.party(), organisation.id()));
        }
    }

    record OrganisationBody(String party, String id) {}

    /** After a patch the count may be missing. */
    record ReachBody(@Nullable Integer count, @Nullable Boolean approximate) {
        static @Nullable ReachBody of(@Nullable Reach reach) {
            return reach == null ? null : new ReachBody(reach.count(), reach.approximate());
        }

        Reach reach() {
            if (count == null) {
                throw new ProblemException(
                        Problem.badRequest(Issue.body("/reached/count", null, "Een bereik heeft een aantal")));
            }
            return new Reach(count, Boolean.TRUE.equals(approximate));
        }
    }

    static VisitBody of(VisitFacts facts) {
        return new VisitBody(
                facts.title(),
                facts.kind().word(),
                facts.initiators(),
                facts.host(),
                facts.guests(),
                PeriodView.of(facts.period()),
                facts.places(),
                facts.delegations().stream().map(DelegationBody::of).toList(),
                facts.programme().stream().map(ItemBody::of).toList(),
                facts.agreements(),
                facts.dossiers(),
                facts.returns(),
                facts.owner(),
                null,
                null,
                facts.outcomes(),
                ReachBody.of(facts.reached()),
                facts.sharedWith());
    }

    /**
     * @param writer the owner unless another is given
     * @param otherwise the confidentiality unless another is given
     */
    VisitFacts facts(Organisation writer, Confidentiality otherwise) {
        return new VisitFacts(
                title,
                VisitKind.of(kind),
                given(initiators),
                host,
                guests,
                period.toPeriod("/period"),
                given(places),
                given(delegations).stream().map(DelegationBody::delegation).toList(),
                given(programme).stream().map(ItemBody::item).toList(),
                given(agreements),
                given(dossiers),
                returns,
                owner == null ? writer : owner,
                Classification.strictest(confidentiality, classifications, otherwise),
                outcomes,
                reached == null ? null : reached.reach(),
                sharedWith);
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
