/** The feed of published events, and the newest event of everything, each as far as its reader may see. */
@NullMarked
package eu.akkoord.platform.feed;

import org.jspecify.annotations.NullMarked;
