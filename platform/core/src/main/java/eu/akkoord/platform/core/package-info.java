/** Digests, and in the packages below the words that all modules share: changes, callers, times, problems, messages. */
@NullMarked
package eu.akkoord.platform.core;

import org.jspecify.annotations.NullMarked;
