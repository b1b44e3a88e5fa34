/** The process that a service runs in: the one that started it, whether it may answer already, and retries of what needs others. */
@NullMarked
package eu.akkoord.platform.core.process;

import org.jspecify.annotations.NullMarked;
