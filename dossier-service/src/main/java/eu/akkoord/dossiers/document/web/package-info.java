/** Documents over HTTP. */
@NullMarked
package eu.akkoord.dossiers.document.web;

import org.jspecify.annotations.NullMarked;
