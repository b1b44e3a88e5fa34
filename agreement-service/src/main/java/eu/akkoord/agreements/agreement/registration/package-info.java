/** Registers agreements. */
@NullMarked
package eu.akkoord.agreements.agreement.registration;

import org.jspecify.annotations.NullMarked;
