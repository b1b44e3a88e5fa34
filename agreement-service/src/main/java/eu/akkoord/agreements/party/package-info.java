/**
 * A party: a government that can be a party to agreements, such as Flanders, the Netherlands or a Land. The list is open. Each party
 * maintains its own names and organisations.
 */
@NullMarked
package eu.akkoord.agreements.party;

import org.jspecify.annotations.NullMarked;
