/** Agreements as the log tells of them. */
@NullMarked
package eu.akkoord.agreements.agreement.events;

import org.jspecify.annotations.NullMarked;
