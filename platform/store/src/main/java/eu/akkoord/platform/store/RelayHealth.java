package eu.akkoord.platform.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Degraded while an entry that no service wrote waits to be published; all others are published. */
final class RelayHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final RelayWorker relay;

    RelayHealth(RelayWorker relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        int stopped = relay.stopped();
        return (stopped == 0 ? Health.up() : Health.status(DEGRADED))
                .withDetail("stopped", stopped)
                .build();
    }
}
