package eu.akkoord.dossiers.document.catalogue;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a document.
 *
 * @param version number of the current one, of which date, link and media type are
 */
record DocumentItem(
        String id,
        URI href,
        String title,
        String kind,
        String language,
        @Nullable LocalDate date,
        String link,
        @Nullable String mediaType,
        int version,
        String confidentiality,
        String status,
        LocalDate since,
        Instant modified) {
    /** @param within how far its dossier is shown */
    static DocumentItem of(Recorded<DossierDocument> recorded, Confidentiality within, Links links) {
        var document = recorded.value();
        var facts = document.facts();
        return new DocumentItem(
                document.id(),
                links.to("dossiers", document.dossier(), "documents", document.id()),
                facts.title(),
                facts.kind(),
                facts.language(),
                facts.date(),
                facts.link(),
                facts.mediaType(),
                document.versions(within).size(),
                facts.confidentiality().word(),
                document.status().stage().word(),
                document.status().since(),
                recorded.registered());
    }
}
