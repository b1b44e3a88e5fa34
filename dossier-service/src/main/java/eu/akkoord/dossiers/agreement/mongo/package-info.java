/** The stored copies of agreements. */
@NullMarked
package eu.akkoord.dossiers.agreement.mongo;

import org.jspecify.annotations.NullMarked;
