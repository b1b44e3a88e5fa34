/** Lists over HTTP: pages, exports, and what every list has in common, whatever it lists. */
@NullMarked
package eu.akkoord.platform.lists;

import org.jspecify.annotations.NullMarked;
