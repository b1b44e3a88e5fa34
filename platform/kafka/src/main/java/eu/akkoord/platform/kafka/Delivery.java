package eu.akkoord.platform.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each record to the reader as the event it is, in the trace that the event's writer began; or to the dead letters. */
final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final String group;
    private final EventReading reading;
    private final TopicFollower.Reader reader;
    private final DeadLetters dead;
    private final ObservationRegistry observations;
    private final Counter unreadable;

    Delivery(
            String group,
            EventReading reading,
            TopicFollower.Reader reader,
            DeadLetters dead,
            MeterRegistry meters,
            ObservationRegistry observations) {
        this.group = group;
        this.reading = reading;
        this.reader = reader;
        this.dead = dead;
        this.observations = observations;
        this.unreadable = Counter.builder("akkoord.events.unreadable")
                .description("Records that went to the dead letters")
                .tag("group", group)
                .register(meters);
    }

    /** Fails only when the reader's store or Kafka does not answer. */
    void deliver(ConsumerRecord<String, byte[]> record) {
        try {
            observe(record);
        } catch (Unreadable poison) {
            if (!reader.buries()) {
                return;
            }
            dead.bury(record, poison);
            unreadable.increment();
            LOG.warn(
                    "{} cannot read {}-{} at {}: {}",
                    group,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    poison.getMessage());
        }
    }

    private void observe(ConsumerRecord<String, byte[]> record) {
        var context = new ReceiverContext<ConsumerRecord<String, byte[]>>((carrier, key) -> {
            var header = carrier.headers().lastHeader(key);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        });
        context.setCarrier(record);
        Observation.createNotStarted("akkoord.events.take", () -> context, observations)
                .contextualName(record.topic() + " take")
                .lowCardinalityKeyValue("group", group)
                .observe(() -> {
                    var event = reading.read(record);
                    LOG.debug("{} takes revision {} of {}", group, event.revision(), event.id());
                    reader.take(event);
                });
    }

    @Override
    public void close() {
        dead.close();
    }
}
