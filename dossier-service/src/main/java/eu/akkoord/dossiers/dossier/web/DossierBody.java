package eu.akkoord.dossiers.dossier.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.web.PeriodView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be written of a dossier, as JSON; the target of a merge patch. The contract at the door has checked it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DossierBody(
        String title,
        @Nullable String summary,
        List<String> agreements,
        @Nullable List<Theme> themes,
        @Nullable Organisation owner,
        @Nullable List<Organisation> responsibles,
        @Nullable PeriodView period,
        @Nullable List<PartnerReference> references,
        @Nullable String confidentiality,
        @Nullable List<Classification.Named> classifications,
        @Nullable List<String> sharedWith) {
    static DossierBody of(DossierFacts facts) {
        var period = facts.period();
        return new DossierBody(
                facts.title(),
                facts.summary(),
                facts.agreements(),
                facts.themes(),
                facts.owner(),
                facts.responsibles(),
                period == null ? null : PeriodView.of(period),
                facts.references(),
                null,
                null,
                facts.sharedWith());
    }

    /**
     * @param writer the owner unless another is given
     * @param otherwise the confidentiality unless another is given
     * @param before the references there are, which keep their party where none is given
     */
    DossierFacts facts(Organisation writer, Confidentiality otherwise, List<PartnerReference> before) {
        return new DossierFacts(
                title,
                summary,
                agreements,
                themes == null ? List.of() : themes,
                owner == null ? writer : owner,
                responsibles == null ? List.of() : responsibles,
                period == null ? null : period.toPeriod("/period"),
                references == null
                        ? List.of()
                        : references.stream()
                                .map(one -> one.party() == null ? attributed(one, before, writer.party()) : one)
                                .toList(),
                Classification.strictest(confidentiality, classifications, otherwise),
                sharedWith);
    }

    private static PartnerReference attributed(PartnerReference one, List<PartnerReference> before, String writer) {
        return before.stream()
                .filter(known ->
                        known.source().equals(one.source()) && known.id().equals(one.id()))
                .findFirst()
                .orElseGet(() -> new PartnerReference(one.source(), one.id(), writer));
    }
}
