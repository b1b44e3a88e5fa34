/** Grants, and why someone sees something, over HTTP. */
@NullMarked
package eu.akkoord.dossiers.access.web;

import org.jspecify.annotations.NullMarked;
