/** The words in which sources say when something is. Nothing of it is stored. */
@NullMarked
package eu.akkoord.agreements.period;

import org.jspecify.annotations.NullMarked;
