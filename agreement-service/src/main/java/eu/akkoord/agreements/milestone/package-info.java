/**
 * A milestone: a Top, a review or a deadline under an agreement, to which dossiers report. {@code registration} names everything that
 * belongs to it.
 */
@NullMarked
package eu.akkoord.agreements.milestone;

import org.jspecify.annotations.NullMarked;
