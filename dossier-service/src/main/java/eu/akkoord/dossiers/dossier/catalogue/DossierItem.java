package eu.akkoord.dossiers.dossier.catalogue;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a list shows of a dossier: no more than whoever may see the dossier may know. */
record DossierItem(
        String id,
        URI href,
        String title,
        String status,
        LocalDate since,
        @Nullable PeriodView period,
        List<Link> agreements,
        List<LabelledTheme> themes,
        Collection<String> parties,
        Organisation owner,
        List<Organisation> responsibles,
        String confidentiality,
        Instant modified) {
    /** @param label absent as long as we have not heard of it */
    record LabelledTheme(
            String agreement, String code, @Nullable String label) {}

    static DossierItem of(
            Recorded<Dossier> recorded, Map<String, Agreement> known, Collection<String> parties, Links links) {
        var dossier = recorded.value();
        var facts = dossier.facts();
        var period = facts.period();
        return new DossierItem(
                dossier.id(),
                links.to("dossiers", dossier.id()),
                facts.title(),
                dossier.status().stage().word(),
                dossier.status().since(),
                period == null ? null : PeriodView.of(period),
                facts.agreements().stream()
                        .map(id -> Link.to("agreements", id, links))
                        .toList(),
                facts.themes().stream()
                        .map(theme -> new LabelledTheme(
                                theme.agreement(), theme.code(), label(theme.agreement(), theme.code(), known)))
                        .toList(),
                parties,
                facts.owner(),
                facts.responsibles(),
                facts.confidentiality().word(),
                recorded.registered());
    }

    private static @Nullable String label(String agreement, String code, Map<String, Agreement> known) {
        var found = known.get(agreement);
        return found == null ? null : found.themes().get(code);
    }
}
