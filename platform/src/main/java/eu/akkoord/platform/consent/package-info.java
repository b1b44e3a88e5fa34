/**
 * What needs two sides: an offer is made by one party, shown to whom it concerns, and changes nothing until those it waits for have
 * accepted it. Offers live inside the aggregate they are about, so that accepting one and what follows from it are one write.
 */
@NullMarked
package eu.akkoord.platform.consent;

import org.jspecify.annotations.NullMarked;
