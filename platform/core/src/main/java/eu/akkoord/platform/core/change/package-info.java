/** Changes of an aggregate, what they are recorded as, and the reasons for which one is refused. */
@NullMarked
package eu.akkoord.platform.core.change;

import org.jspecify.annotations.NullMarked;
