/** Sessions and their invitations over HTTP. */
@NullMarked
package eu.akkoord.dossiers.session.web;

import org.jspecify.annotations.NullMarked;
