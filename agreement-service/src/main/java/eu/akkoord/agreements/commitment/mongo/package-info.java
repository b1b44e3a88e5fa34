/** Commitments in MongoDB. */
@NullMarked
package eu.akkoord.agreements.commitment.mongo;

import org.jspecify.annotations.NullMarked;
