/** Text as Unicode sees it. */
@NullMarked
package eu.akkoord.platform.core.text;

import org.jspecify.annotations.NullMarked;
