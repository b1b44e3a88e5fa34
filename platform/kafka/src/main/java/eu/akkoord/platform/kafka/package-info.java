/** Topics: the producer behind the relay, and the consumers of events. */
@NullMarked
package eu.akkoord.platform.kafka;

import org.jspecify.annotations.NullMarked;
