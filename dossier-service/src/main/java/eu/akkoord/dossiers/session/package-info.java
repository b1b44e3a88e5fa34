/** A meeting at which what a visit brought is told further, and who asked for it, was invited and came. Who they are stands elsewhere. */
@NullMarked
package eu.akkoord.dossiers.session;

import org.jspecify.annotations.NullMarked;
