/** Participants in MongoDB. */
@NullMarked
package eu.akkoord.dossiers.participant.mongo;

import org.jspecify.annotations.NullMarked;
