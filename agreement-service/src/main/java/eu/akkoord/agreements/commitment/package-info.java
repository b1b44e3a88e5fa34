/**
 * A commitment: a promise with its debtors and creditors, its source and its deadline. It is open, worked on, and closed with evidence that
 * it was kept or with the reason why it was withdrawn.
 */
@NullMarked
package eu.akkoord.agreements.commitment;

import org.jspecify.annotations.NullMarked;
