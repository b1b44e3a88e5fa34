/** What the world is told about a session. */
@NullMarked
package eu.akkoord.dossiers.session.events;

import org.jspecify.annotations.NullMarked;
