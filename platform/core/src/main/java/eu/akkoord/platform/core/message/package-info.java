/** Words for people: a code with its arguments, and its words in each language. */
@NullMarked
package eu.akkoord.platform.core.message;

import org.jspecify.annotations.NullMarked;
