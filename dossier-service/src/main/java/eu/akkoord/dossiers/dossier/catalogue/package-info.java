/** Lists of dossiers. */
@NullMarked
package eu.akkoord.dossiers.dossier.catalogue;

import org.jspecify.annotations.NullMarked;
