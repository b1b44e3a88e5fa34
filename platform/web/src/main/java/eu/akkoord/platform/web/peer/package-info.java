/** The other service, asked over HTTP where what it published is not enough. */
@NullMarked
package eu.akkoord.platform.web.peer;

import org.jspecify.annotations.NullMarked;
