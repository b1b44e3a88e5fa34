/** Dossiers in MongoDB. */
@NullMarked
package eu.akkoord.dossiers.dossier.mongo;

import org.jspecify.annotations.NullMarked;
