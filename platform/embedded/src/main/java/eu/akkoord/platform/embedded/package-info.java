/** A real broker and a document store that run inside one machine, for tests and for trying out. */
@NullMarked
package eu.akkoord.platform.embedded;

import org.jspecify.annotations.NullMarked;
