/** Who calls, as the verified token says. */
@NullMarked
package eu.akkoord.platform.security;

import org.jspecify.annotations.NullMarked;
