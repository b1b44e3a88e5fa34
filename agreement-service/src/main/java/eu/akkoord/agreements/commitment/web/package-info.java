/** Commitments over HTTP. */
@NullMarked
package eu.akkoord.agreements.commitment.web;

import org.jspecify.annotations.NullMarked;
