/**
 * A document of a dossier: its title and its address, in every version. It is drafted, published, and may be withdrawn with a reason. The
 * document itself is stored elsewhere.
 */
@NullMarked
package eu.akkoord.dossiers.document;

import org.jspecify.annotations.NullMarked;
