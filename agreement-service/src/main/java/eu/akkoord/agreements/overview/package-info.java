/**
 * The results of agreements: their progress, the coverage of their themes, the visits that parties owe each other, and alerts. Nothing of it
 * is stored: it is computed from the events of dossiers, visits, sessions, commitments and agreements, and from today's date, so that every
 * instance gives the same answer.
 */
@NullMarked
package eu.akkoord.agreements.overview;

import org.jspecify.annotations.NullMarked;
