package eu.akkoord.dossiers.document;

import eu.akkoord.platform.core.facts.Code;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document, which stays as it is.
 *
 * @param date the day it bears; absent where it bears none
 * @param link where it can be read
 * @param mediaType such as {@code application/pdf}; absent where nobody said
 */
public record DocumentVersion(
        @Nullable LocalDate date,
        String link,
        @Nullable @Code String mediaType) {}
