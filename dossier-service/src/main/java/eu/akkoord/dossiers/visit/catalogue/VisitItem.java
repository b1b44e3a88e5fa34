package eu.akkoord.dossiers.visit.catalogue;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Slips;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a list shows of a visit: no more than whoever may see the visit may know, so not which dossiers it serves. */
record VisitItem(
        String id,
        URI href,
        String title,
        String kind,
        String status,
        LocalDate since,
        String host,
        List<String> guests,
        PeriodView period,
        Slips slips,
        List<String> places,
        List<Link> agreements,
        Organisation owner,
        String confidentiality,
        Instant modified) {
    static VisitItem of(Recorded<Visit> recorded, Links links) {
        var visit = recorded.value();
        var facts = visit.facts();
        return new VisitItem(
                visit.id(),
                links.to("visits", visit.id()),
                facts.title(),
                facts.kind().word(),
                visit.status().stage().word(),
                visit.status().since(),
                facts.host(),
                facts.guests(),
                PeriodView.of(facts.period()),
                visit.slips(),
                facts.places(),
                facts.agreements().stream()
                        .map(id -> Link.to("agreements", id, links))
                        .toList(),
                facts.owner(),
                facts.confidentiality().word(),
                recorded.registered());
    }
}
