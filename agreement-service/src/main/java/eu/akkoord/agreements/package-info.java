/** agreement-service: parties and the agreements between them. */
@NullMarked
package eu.akkoord.agreements;

import org.jspecify.annotations.NullMarked;
