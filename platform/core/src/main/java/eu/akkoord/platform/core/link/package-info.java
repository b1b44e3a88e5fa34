/** Absolute links below the public address of the API. */
@NullMarked
package eu.akkoord.platform.core.link;

import org.jspecify.annotations.NullMarked;
