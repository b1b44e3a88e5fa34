/** Parties over HTTP. */
@NullMarked
package eu.akkoord.agreements.party.web;

import org.jspecify.annotations.NullMarked;
