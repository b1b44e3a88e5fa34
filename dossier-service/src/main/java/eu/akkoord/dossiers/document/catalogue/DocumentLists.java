package eu.akkoord.dossiers.document.catalogue;

import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentForms;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.ListBelow;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.lists.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of documents and its list. */
@Configuration(proxyBeanMethods = false)
class DocumentLists {
    @Bean
    Listing<DossierDocument> documentListing(
            Catalogues catalogues, Documents documents, DocumentFields fields, DocumentDesk desk, Links links) {
        return Listing.of(catalogues.keep(documents, fields), fields, desk, Table.of(DocumentForms.DOCUMENTS, links));
    }

    @Bean
    ListBelow<DossierDocument> documentsOfDossier(Listing<DossierDocument> listing, Links links) {
        return new ListBelow<>("dossiers", "documents", "dossier", listing, links);
    }
}
