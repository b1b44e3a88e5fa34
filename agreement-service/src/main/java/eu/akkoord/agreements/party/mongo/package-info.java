/** Parties in MongoDB. */
@NullMarked
package eu.akkoord.agreements.party.mongo;

import org.jspecify.annotations.NullMarked;
