/** Agreements as their own log tells of them. */
@NullMarked
package eu.akkoord.agreements.agreement.kafka;

import org.jspecify.annotations.NullMarked;
