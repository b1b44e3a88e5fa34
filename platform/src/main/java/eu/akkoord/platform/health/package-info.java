/** Whether a service can do its work now, asked of the store itself. */
@NullMarked
package eu.akkoord.platform.health;

import org.jspecify.annotations.NullMarked;
