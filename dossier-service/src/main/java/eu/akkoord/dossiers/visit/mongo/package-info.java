/** Visits in MongoDB. */
@NullMarked
package eu.akkoord.dossiers.visit.mongo;

import org.jspecify.annotations.NullMarked;
