/** Asks agreement-service who stands in for the coordinators of a party. */
@NullMarked
package eu.akkoord.dossiers.party.http;

import org.jspecify.annotations.NullMarked;
