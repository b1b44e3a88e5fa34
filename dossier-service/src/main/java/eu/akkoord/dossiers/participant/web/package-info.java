/** Participants over HTTP. */
@NullMarked
package eu.akkoord.dossiers.participant.web;

import org.jspecify.annotations.NullMarked;
