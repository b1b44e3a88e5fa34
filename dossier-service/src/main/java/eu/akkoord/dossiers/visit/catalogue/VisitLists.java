package eu.akkoord.dossiers.visit.catalogue;

import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.lists.Listing;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the catalogue of visits and answers from it. */
@Configuration(proxyBeanMethods = false)
class VisitLists {
    private static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "kind",
            "status",
            "since",
            "host",
            "guests",
            "period.label",
            "period.edtf",
            "period.earliest",
            "period.latest",
            "slips.count",
            "slips.last",
            "places",
            "agreements.id",
            "owner.party",
            "owner.organisation",
            "confidentiality",
            "modified",
            "href");

    @Bean
    Listing<Visit> visitListing(
            Catalogues catalogues, Visits visits, VisitFields fields, Desk<Visit, VisitEvent> desk) {
        return Listing.of(catalogues.keep(visits, fields), fields, desk, COLUMNS);
    }
}
