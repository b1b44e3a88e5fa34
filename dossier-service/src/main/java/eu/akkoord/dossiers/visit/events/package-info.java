/** What the world is told about a visit. */
@NullMarked
package eu.akkoord.dossiers.visit.events;

import org.jspecify.annotations.NullMarked;
