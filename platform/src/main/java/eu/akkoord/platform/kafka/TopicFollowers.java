package eu.akkoord.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.Set;

/** Opens followers of topics, all of which reach the same Kafka and know the same contract. */
public final class TopicFollowers {
    private final Map<String, Object> settings;
    private final EventReading reading;
    private final MeterRegistry meters;
    private final ObservationRegistry observations;

    /** @param settings how to reach Kafka */
    public TopicFollowers(
            Map<String, Object> settings,
            EventReading reading,
            MeterRegistry meters,
            ObservationRegistry observations) {
        this.settings = Map.copyOf(settings);
        this.reading = reading;
        this.meters = meters;
        this.observations = observations;
    }

    /**
     * A follower that is not started yet; whoever opens it starts and stops it.
     *
     * @param group the name under which Kafka keeps how far it is, {@code akkoord-<service>-<purpose>}
     */
    public TopicFollower open(String group, Set<String> topics, TopicFollower.Reader reader) {
        return new TopicFollower(settings, group, topics, reading, reader, meters, observations);
    }

    /** Reads topics once, from their beginning to where they end now. */
    public TopicPass pass() {
        return new TopicPass(settings, reading);
    }
}
