package eu.akkoord.dossiers.dossier.catalogue;

import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierForms;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.lists.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of dossiers and its list. */
@Configuration(proxyBeanMethods = false)
class DossierLists {
    @Bean
    Listing<Dossier> dossierListing(
            Catalogues catalogues, Dossiers dossiers, DossierFields fields, DossierDesk desk, Links links) {
        return Listing.of(catalogues.keep(dossiers, fields), fields, desk, Table.of(DossierForms.DOSSIERS, links));
    }
}
