package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.Confidentiality;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an officer writes about a document; another date, link or media type is another version.
 *
 * @param kind report, minutes, decision, letter, presentation, legislation or other
 * @param language by BCP 47, such as {@code nl} or {@code nl-BE}
 * @param date the day the current version bears
 * @param link where the current version can be read
 * @param mediaType of the current version
 * @param confidentiality its own; the dossier's counts where that is stricter
 */
public record DocumentFacts(
        String title,
        String kind,
        String language,
        @Nullable LocalDate date,
        String link,
        @Nullable String mediaType,
        Confidentiality confidentiality) {
    /** The current version. */
    public DocumentVersion version() {
        return new DocumentVersion(date, link, mediaType);
    }
}
