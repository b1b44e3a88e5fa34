/** Inputs that are dear to check, for tests that measure what a request costs before it is admitted. */
@NullMarked
package eu.akkoord.platform.servicetest.cost;

import org.jspecify.annotations.NullMarked;
