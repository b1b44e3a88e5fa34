/** Lists of visits. */
@NullMarked
package eu.akkoord.dossiers.visit.catalogue;

import org.jspecify.annotations.NullMarked;
