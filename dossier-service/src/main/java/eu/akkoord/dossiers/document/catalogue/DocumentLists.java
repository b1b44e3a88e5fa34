package eu.akkoord.dossiers.document.catalogue;

import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.lists.ListBelow;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.web.Links;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the catalogue of documents and answers from it. */
@Configuration(proxyBeanMethods = false)
class DocumentLists {
    private static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "kind",
            "language",
            "date",
            "link",
            "mediaType",
            "version",
            "confidentiality",
            "status",
            "since",
            "modified",
            "href");

    @Bean
    Listing<DossierDocument> documentListing(
            Catalogues catalogues,
            Documents documents,
            DocumentFields fields,
            Desk<DossierDocument, DocumentEvent> desk) {
        return Listing.of(catalogues.keep(documents, fields), fields, desk, COLUMNS);
    }

    @Bean
    ListBelow<DossierDocument> documentsOfDossier(Listing<DossierDocument> listing, Links links) {
        return new ListBelow<>("dossiers", "documents", "dossier", listing, links);
    }
}
