/** Sessions in MongoDB. */
@NullMarked
package eu.akkoord.dossiers.session.mongo;

import org.jspecify.annotations.NullMarked;
