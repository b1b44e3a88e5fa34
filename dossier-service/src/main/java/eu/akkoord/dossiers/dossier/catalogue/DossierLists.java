package eu.akkoord.dossiers.dossier.catalogue;

import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.lists.Listing;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the catalogue of dossiers and answers from it. */
@Configuration(proxyBeanMethods = false)
class DossierLists {
    private static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "status",
            "since",
            "period.label",
            "period.edtf",
            "period.earliest",
            "period.latest",
            "agreements.id",
            "themes.code",
            "themes.label",
            "parties",
            "owner.party",
            "owner.organisation",
            "confidentiality",
            "modified",
            "href");

    @Bean
    Listing<Dossier> dossierListing(
            Catalogues catalogues, Dossiers dossiers, DossierFields fields, Desk<Dossier, DossierEvent> desk) {
        return Listing.of(catalogues.keep(dossiers, fields), fields, desk, COLUMNS);
    }
}
