/** What the world is told about a dossier. */
@NullMarked
package eu.akkoord.dossiers.dossier.events;

import org.jspecify.annotations.NullMarked;
