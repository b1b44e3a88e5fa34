/** Grants in MongoDB. */
@NullMarked
package eu.akkoord.dossiers.access.mongo;

import org.jspecify.annotations.NullMarked;
