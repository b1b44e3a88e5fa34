/** Documents in MongoDB. */
@NullMarked
package eu.akkoord.dossiers.document.mongo;

import org.jspecify.annotations.NullMarked;
