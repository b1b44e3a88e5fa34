/** Agreements as agreement-service tells of them: our read-only copy of whom they bind and what they are about. */
@NullMarked
package eu.akkoord.dossiers.agreement;

import org.jspecify.annotations.NullMarked;
