/** Visits over HTTP. */
@NullMarked
package eu.akkoord.dossiers.visit.web;

import org.jspecify.annotations.NullMarked;
