package eu.akkoord.dossiers.dossier.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.dossier.DossierStatus;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
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
        String confidentiality,
        String status,
        LocalDate since,
        @Nullable String reason,
        Instant created,
        Instant modified) {
    /** Where something named can be read. */
    record Link(String id, URI href) {}

    static DossierView of(Recorded<Dossier> recorded, Instant created, Links links) {
        var dossier = recorded.value();
        var facts = dossier.facts();
        var period = facts.period();
        return new DossierView(
                links.to("dossiers", dossier.id()),
                dossier.id(),
                facts.title(),
                facts.summary(),
                facts.agreements().stream()
                        .map(id -> new Link(id, links.to("agreements", id)))
                        .toList(),
                facts.themes(),
                facts.owner(),
                facts.responsibles(),
                period == null ? null : PeriodView.of(period),
                facts.references(),
                facts.confidentiality().word(),
                dossier.status().stage().word(),
                dossier.status().since(),
                reason(dossier.status()),
                created,
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
            @Nullable PeriodView period) {
        static Entry of(Past<Dossier> past, Links links) {
            var dossier = past.after();
            var period = dossier.facts().period();
            return new Entry(
                    links.to("events", "dossiers.%s.%d".formatted(dossier.id(), past.revision())),
                    past.revision(),
                    past.type(),
                    past.occurred(),
                    past.registered(),
                    past.party(),
                    past.organisation(),
                    past.reason(),
                    dossier.status().stage().word(),
                    dossier.facts().title(),
                    period == null ? null : PeriodView.of(period));
        }
    }
}
