/** Topics, the producer behind the relay, and copies of another service's facts. */
@NullMarked
package eu.akkoord.platform.kafka;

import org.jspecify.annotations.NullMarked;
