/** Problem details, as RFC 9457 and the Belgian guide have them, and the exception that carries one. */
@NullMarked
package eu.akkoord.platform.core.problem;

import org.jspecify.annotations.NullMarked;
