/** A real broker and a document store for tests and for one machine. */
@NullMarked
package eu.akkoord.platform.servers;

import org.jspecify.annotations.NullMarked;
