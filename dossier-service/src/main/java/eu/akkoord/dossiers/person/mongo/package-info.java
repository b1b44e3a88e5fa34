/** Persons in MongoDB. */
@NullMarked
package eu.akkoord.dossiers.person.mongo;

import org.jspecify.annotations.NullMarked;
