/** Topics: the producer behind the relay, and those who follow or pass through what was told. */
@NullMarked
package eu.akkoord.platform.kafka;

import org.jspecify.annotations.NullMarked;
