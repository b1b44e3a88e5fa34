/** What the world is told about a document. */
@NullMarked
package eu.akkoord.dossiers.document.events;

import org.jspecify.annotations.NullMarked;
