/** Requests for many changes in MongoDB. */
@NullMarked
package eu.akkoord.dossiers.bulk.mongo;

import org.jspecify.annotations.NullMarked;
