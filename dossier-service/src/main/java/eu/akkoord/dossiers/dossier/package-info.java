/** A dossier: a concrete file on which parties work together under one or more agreements. It is proposed, worked on, may rest, and
 * closes with a reason. */
@NullMarked
package eu.akkoord.dossiers.dossier;

import org.jspecify.annotations.NullMarked;
