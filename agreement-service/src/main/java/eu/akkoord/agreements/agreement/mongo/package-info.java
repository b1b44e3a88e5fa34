/** Agreements in MongoDB. */
@NullMarked
package eu.akkoord.agreements.agreement.mongo;

import org.jspecify.annotations.NullMarked;
