/** Agreements of agreement-service: a read-only copy of their parties and themes. */
@NullMarked
package eu.akkoord.dossiers.agreement;

import org.jspecify.annotations.NullMarked;
