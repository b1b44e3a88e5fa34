/** Health of a service, as the store itself answers. */
@NullMarked
package eu.akkoord.platform.desk.health;

import org.jspecify.annotations.NullMarked;
