/** A document of a dossier: what it is called and where it can be read, in every version. It is drafted, published, and may be
 * withdrawn with a reason. The document itself is kept elsewhere. */
@NullMarked
package eu.akkoord.dossiers.document;

import org.jspecify.annotations.NullMarked;
