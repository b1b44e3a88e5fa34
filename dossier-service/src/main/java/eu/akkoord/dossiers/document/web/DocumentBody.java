package eu.akkoord.dossiers.document.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DocumentFacts;
import java.time.LocalDate;
import java.util.List;
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
        @Nullable String confidentiality,
        @Nullable List<Classification.Named> classifications) {
    static DocumentBody of(DocumentFacts facts) {
        return new DocumentBody(
                facts.title(),
                facts.kind(),
                facts.language(),
                facts.date(),
                facts.link(),
                facts.mediaType(),
                null,
                null);
    }

    /** @param otherwise the confidentiality unless another is given */
    DocumentFacts facts(Confidentiality otherwise) {
        return new DocumentFacts(
                title,
                kind,
                language,
                date,
                link,
                mediaType,
                Classification.strictest(confidentiality, classifications, otherwise));
    }
}
