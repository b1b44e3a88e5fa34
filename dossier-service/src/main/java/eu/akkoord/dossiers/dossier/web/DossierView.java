package eu.akkoord.dossiers.dossier.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.dossier.DossierStatus;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dossier as a reader sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DossierView(
        URI self,
        String id,
        String title,
        @Nullable String summary,
        List<Link> agreements,
        List<Theme> themes,
        Organisation owner,
        List<Organisation> responsibles,
        @Nullable PeriodView period,
        List<PartnerReference> references,
        List<String> contributors,
        @Nullable List<String> sharedWith,
        String confidentiality,
        Classification.@Nullable Shown classification,
        String status,
        LocalDate since,
        @Nullable String reason,
        Instant created,
        Instant modified) {
    /** @param party of the reader */
    static DossierView of(Recorded<Dossier> recorded, String party, Links links) {
        var dossier = recorded.value();
        var facts = dossier.facts();
        var period = facts.period();
        return new DossierView(
                links.to("dossiers", dossier.id()),
                dossier.id(),
                facts.title(),
                facts.summary(),
                facts.agreements().stream()
                        .map(id -> Link.to("agreements", id, links))
                        .toList(),
                facts.themes(),
                facts.owner(),
                facts.responsibles(),
                period == null ? null : PeriodView.of(period),
                facts.references(),
                dossier.contributors(),
                facts.sharedWith(),
                facts.confidentiality().word(),
                Classification.Shown.to(party, facts.confidentiality()),
                dossier.status().stage().word(),
                dossier.status().since(),
                reason(dossier.status()),
                recorded.created(),
                recorded.registered());
    }

    private static @Nullable String reason(DossierStatus status) {
        return switch (status) {
            case DossierStatus.Proposed proposed -> null;
            case DossierStatus.Active active -> null;
            case DossierStatus.Suspended suspended -> suspended.reason();
            case DossierStatus.Closed closed -> closed.reason();
        };
    }
}
