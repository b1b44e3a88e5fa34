/**
 * A meeting that presents the results of a visit, with its requests, invitations and attendance. The details of the people are stored
 * elsewhere.
 */
@NullMarked
package eu.akkoord.dossiers.session;

import org.jspecify.annotations.NullMarked;
