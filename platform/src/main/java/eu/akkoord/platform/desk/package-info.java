/** What every desk does: load, decide, save, and say why not. */
@NullMarked
package eu.akkoord.platform.desk;

import org.jspecify.annotations.NullMarked;
