/** Use cases of all aggregates: load, decide, save, or refuse. */
@NullMarked
package eu.akkoord.platform.desk;

import org.jspecify.annotations.NullMarked;
