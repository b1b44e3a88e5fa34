package eu.akkoord.dossiers.document.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DocumentFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What may be written of a document, as JSON; the target of a merge patch. The contract at the door has checked it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentBody(
        String title,
        String kind,
        String language,
        @Nullable LocalDate date,
        String link,
        @Nullable String mediaType,
        @Nullable String confidentiality) {
    static DocumentBody of(DocumentFacts facts) {
        return new DocumentBody(
                facts.title(),
                facts.kind(),
                facts.language(),
                facts.date(),
                facts.link(),
                facts.mediaType(),
                facts.confidentiality().word());
    }

    DocumentFacts facts() {
        return new DocumentFacts(
                title,
                kind,
                language,
                date,
                link,
                mediaType,
                confidentiality == null ? Confidentiality.PARTNERS : Confidentiality.of(confidentiality));
    }
}
