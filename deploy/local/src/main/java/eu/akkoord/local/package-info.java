/** Everything Akkoord needs on one machine, without containers: servers, issuer, supervisor, demonstration data, command line. */
@NullMarked
package eu.akkoord.local;

import org.jspecify.annotations.NullMarked;
