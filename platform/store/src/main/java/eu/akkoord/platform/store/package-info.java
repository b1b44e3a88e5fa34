/** Stores an aggregate and what is published of it in one write, keeps its history, and relays its events to the log. */
@NullMarked
package eu.akkoord.platform.store;

import org.jspecify.annotations.NullMarked;
