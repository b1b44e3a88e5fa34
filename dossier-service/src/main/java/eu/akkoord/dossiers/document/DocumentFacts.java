package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a document, as an officer writes them; another date, link or media type is another version.
 *
 * @param kind report, minutes, decision, letter, presentation, legislation or other
 * @param language by BCP 47, such as {@code nl} or {@code nl-BE}
 * @param date the day the current version bears
 * @param link address of the current version
 * @param mediaType of the current version
 * @param confidentiality its own; the dossier's counts where that is stricter
 * @param sharedWith codes of the parties that its dossier was shared with when it was drafted, and those its own party has opened it to
 *     since; absent from before it was recorded
 */
public record DocumentFacts(
        String title,
        @Code String kind,
        @Code String language,
        @Nullable LocalDate date,
        String link,
        @Nullable @Code String mediaType,
        Confidentiality confidentiality,
        @Nullable List<@Code String> sharedWith) {
    /** All forms of the facts of a document. */
    public static final Facts<DocumentFacts> FORM = Facts.of(DocumentFacts.class);

    public DocumentFacts {
        sharedWith = sharedWith == null
                ? null
                : sharedWith.stream().distinct().sorted().toList();
    }

    /** Of which nobody says yet with whom they are shared. */
    public DocumentFacts(
            String title,
            String kind,
            String language,
            @Nullable LocalDate date,
            String link,
            @Nullable String mediaType,
            Confidentiality confidentiality) {
        this(title, kind, language, date, link, mediaType, confidentiality, null);
    }

    /** The same, shared with these. */
    DocumentFacts sharedWith(List<String> parties) {
        return FORM.with(this, DocumentFacts::sharedWith, parties);
    }

    /** The current version. */
    public DocumentVersion version() {
        return new DocumentVersion(date, link, mediaType);
    }
}
