/** Details of persons, kept apart from what concerns them: under a random id, for those who may know them, until their day comes. */
@NullMarked
package eu.akkoord.dossiers.person;

import org.jspecify.annotations.NullMarked;
