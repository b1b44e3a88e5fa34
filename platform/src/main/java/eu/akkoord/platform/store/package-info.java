/** Storing an aggregate and what has to be told about it in one write, keeping its history, and relaying what was told to the log. */
@NullMarked
package eu.akkoord.platform.store;

import org.jspecify.annotations.NullMarked;
