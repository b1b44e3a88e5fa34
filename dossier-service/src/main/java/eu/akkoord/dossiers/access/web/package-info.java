/** Refused access as problem details. */
@NullMarked
package eu.akkoord.dossiers.access.web;

import org.jspecify.annotations.NullMarked;
