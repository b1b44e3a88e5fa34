/** Lists of the documents of a dossier. */
@NullMarked
package eu.akkoord.dossiers.document.catalogue;

import org.jspecify.annotations.NullMarked;
