package eu.akkoord.dossiers.visit.catalogue;

import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitForms;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.lists.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of visits and its list. */
@Configuration(proxyBeanMethods = false)
class VisitLists {
    @Bean
    Listing<Visit> visitListing(Catalogues catalogues, Visits visits, VisitFields fields, VisitDesk desk, Links links) {
        return Listing.of(catalogues.keep(visits, fields), fields, desk, Table.of(VisitForms.VISITS, links));
    }
}
