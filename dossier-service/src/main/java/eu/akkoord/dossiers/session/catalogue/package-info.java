/** Lists of the sessions about a visit. */
@NullMarked
package eu.akkoord.dossiers.session.catalogue;

import org.jspecify.annotations.NullMarked;
