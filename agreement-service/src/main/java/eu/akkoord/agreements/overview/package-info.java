/**
 * What agreements have brought: their progress, the coverage of their themes, the visits that parties owe each other, and what
 * asks for attention. Nothing of it is stored: it is computed from what events told of dossiers, visits, sessions, commitments
 * and agreements, and from today's date, so that every instance says the same.
 */
@NullMarked
package eu.akkoord.agreements.overview;

import org.jspecify.annotations.NullMarked;
