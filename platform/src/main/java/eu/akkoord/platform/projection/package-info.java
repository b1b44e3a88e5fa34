/**
 * What a service keeps of facts that topics tell: copies in the store, tables over them in memory, alarms where something was
 * missed, and rebuilds that prove them.
 */
@NullMarked
package eu.akkoord.platform.projection;

import org.jspecify.annotations.NullMarked;
