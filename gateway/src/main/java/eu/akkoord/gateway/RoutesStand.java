package eu.akkoord.gateway;

import eu.akkoord.platform.core.process.Readiness;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Knows when the gateway has started: requests are taken some time before. */
final class RoutesStand implements Readiness, ApplicationListener<ApplicationReadyEvent> {
    private volatile boolean ready;

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        ready = true;
    }

    @Override
    public boolean isReady() {
        return ready;
    }
}
