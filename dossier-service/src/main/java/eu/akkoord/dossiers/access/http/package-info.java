/** Asks agreement-service. */
@NullMarked
package eu.akkoord.dossiers.access.http;

import org.jspecify.annotations.NullMarked;
