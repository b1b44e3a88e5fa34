/** Who may see and change a dossier or a visit, and what they may name. */
@NullMarked
package eu.akkoord.dossiers.access;

import org.jspecify.annotations.NullMarked;
