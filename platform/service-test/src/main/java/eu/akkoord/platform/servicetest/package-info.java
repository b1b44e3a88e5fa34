/** Checks of a whole service, for the tests of services and of the gateway. */
@NullMarked
package eu.akkoord.platform.servicetest;

import org.jspecify.annotations.NullMarked;
