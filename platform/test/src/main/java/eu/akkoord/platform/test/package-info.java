/** Servers, access tokens and walks over the contract, for tests. */
@NullMarked
package eu.akkoord.platform.test;

import org.jspecify.annotations.NullMarked;
