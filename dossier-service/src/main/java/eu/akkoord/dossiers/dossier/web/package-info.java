/** Dossiers over HTTP. */
@NullMarked
package eu.akkoord.dossiers.dossier.web;

import org.jspecify.annotations.NullMarked;
