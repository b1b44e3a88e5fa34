/** Refuses connections that would send secrets or data over a network for all to read. */
@NullMarked
package eu.akkoord.platform.core.connection;

import org.jspecify.annotations.NullMarked;
