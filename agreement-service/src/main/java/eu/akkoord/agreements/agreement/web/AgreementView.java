package eu.akkoord.agreements.agreement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.Approval;
import eu.akkoord.agreements.agreement.Joining;
import eu.akkoord.agreements.agreement.Relation;
import eu.akkoord.agreements.agreement.Theme;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agreement as readers see it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AgreementView(
        URI self,
        String id,
        String title,
        String instrument,
        List<String> parties,
        List<StandingView> standings,
        List<ThemeView> themes,
        @Nullable PeriodView signed,
        @Nullable PeriodView review,
        @Nullable String summary,
        List<RelationLink> relations,
        List<RelationLink> relatedBy,
        String status,
        LocalDate since,
        @Nullable String statedBy,
        @Nullable String source,
        List<ApprovalView> approvals,
        Instant created,
        Instant modified) {
    /** @param relatedBy the relations that others declare to it */
    static AgreementView of(Recorded<Agreement> recorded, List<Relation> relatedBy, Links links) {
        var agreement = recorded.value();
        var facts = agreement.facts();
        var stated = agreement.stated();
        return new AgreementView(
                links.to("agreements", agreement.id()),
                agreement.id(),
                facts.title(),
                agreement.instrument().word(),
                facts.parties(),
                agreement.standings().all().stream()
                        .map(one -> new StandingView(one.party(), one.place().word(), one.since()))
                        .toList(),
                facts.themes().stream().map(ThemeView::of).toList(),
                facts.signed() == null ? null : PeriodView.of(facts.signed()),
                facts.review() == null ? null : PeriodView.of(facts.review()),
                facts.summary(),
                RelationLink.of(facts.relations(), links),
                RelationLink.of(relatedBy, links),
                agreement.status().stage().word(),
                agreement.status().since(),
                stated == null ? null : stated.by(),
                stated == null ? null : stated.source(),
                agreement.status().given().stream().map(ApprovalView::of).toList(),
                recorded.created(),
                recorded.registered());
    }

    record ThemeView(String code, String label) {
        static ThemeView of(Theme theme) {
            return new ThemeView(theme.code(), theme.label());
        }
    }

    /** A relation as it is read: with where the other agreement is. */
    record RelationLink(String kind, Link agreement) {
        static List<RelationLink> of(List<Relation> relations, Links links) {
            return relations.stream()
                    .map(relation -> new RelationLink(
                            relation.kind().word(), Link.to("agreements", relation.agreement(), links)))
                    .toList();
        }
    }

    record RelationView(String kind, String agreement) {
        static RelationView of(Relation relation) {
            return new RelationView(relation.kind().word(), relation.agreement());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApprovalView(
            String party,
            LocalDate on,
            @Nullable String statedBy,
            @Nullable String source) {
        static ApprovalView of(Approval approval) {
            var stated = approval.stated();
            return new ApprovalView(
                    approval.party(),
                    approval.on(),
                    stated == null ? null : stated.by(),
                    stated == null ? null : stated.source());
        }
    }

    record StandingView(String party, String standing, LocalDate since) {}

    /** An offer that a party joins, as JSON. */
    record JoiningView(String party) {
        static JoiningView of(Joining joining) {
            return new JoiningView(joining.party());
        }
    }

    /** What a writer may change. */
    record FactsView(
            String title,
            List<String> parties,
            @Nullable List<ThemeView> themes,
            @Nullable PeriodView signed,
            @Nullable PeriodView review,
            @Nullable String summary,
            @Nullable List<RelationView> relations) {
        static FactsView of(AgreementFacts facts) {
            var signed = facts.signed();
            var review = facts.review();
            return new FactsView(
                    facts.title(),
                    facts.parties(),
                    facts.themes().stream().map(ThemeView::of).toList(),
                    signed == null ? null : PeriodView.of(signed),
                    review == null ? null : PeriodView.of(review),
                    facts.summary(),
                    facts.relations().stream().map(RelationView::of).toList());
        }

        AgreementFacts toFacts() {
            return new AgreementFacts(
                    title,
                    parties,
                    themes == null
                            ? List.of()
                            : themes.stream()
                                    .map(theme -> new Theme(theme.code(), theme.label()))
                                    .toList(),
                    signed == null ? null : signed.toPeriod("/signed"),
                    review == null ? null : review.toPeriod("/review"),
                    summary,
                    relations == null
                            ? List.of()
                            : relations.stream()
                                    .map(relation ->
                                            new Relation(Relation.Kind.of(relation.kind()), relation.agreement()))
                                    .toList());
        }
    }
}
