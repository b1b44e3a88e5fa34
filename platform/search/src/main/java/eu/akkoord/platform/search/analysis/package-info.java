/** Reads texts as words: parts them, folds letters, reduces inflected forms, and takes compounds apart. */
@NullMarked
package eu.akkoord.platform.search.analysis;

import org.jspecify.annotations.NullMarked;
