/** Rights to see and change dossiers and visits, and to name things in them. */
@NullMarked
package eu.akkoord.dossiers.access;

import org.jspecify.annotations.NullMarked;
