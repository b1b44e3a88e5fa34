/** Agreements as their own topic publishes them. */
@NullMarked
package eu.akkoord.agreements.agreement.kafka;

import org.jspecify.annotations.NullMarked;
