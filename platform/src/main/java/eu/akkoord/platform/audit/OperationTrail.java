package eu.akkoord.platform.audit;

import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.Reading;
import eu.akkoord.platform.store.Reads;
import eu.akkoord.platform.web.CurrentOperation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;

/** Keeps each thing once for a request, however often it is looked up to answer it. */
final class OperationTrail implements Trail {
    private static final String NO_REQUEST = "none";
    private static final String READS = "GET ";

    private final Reads reads;
    private final Timer keeping;

    OperationTrail(Reads reads, MeterRegistry meters) {
        this.reads = reads;
        this.keeping = Timer.builder("akkoord.audit.keep")
                .description("Keeping for auditors that something was shown, before it is shown")
                .register(meters);
    }

    @Override
    public void shown(Caller caller, String collection, Map<String, Long> things) {
        keep(Reading.Kind.SHOWN, caller, collection, things);
    }

    @Override
    public void asked(Caller caller, String collection, Map<String, Long> things) {
        var operation = CurrentOperation.name();
        boolean reads = operation != null && operation.startsWith(READS);
        keep(reads ? Reading.Kind.SHOWN : Reading.Kind.ASKED, caller, collection, things);
    }

    private void keep(Reading.Kind kind, Caller caller, String collection, Map<String, Long> things) {
        var operation = CurrentOperation.name();
        var unkept = new HashMap<>(things);
        unkept.keySet().removeIf(id -> !CurrentOperation.first("%s %s/%s".formatted(kind, collection, id)));
        if (!unkept.isEmpty()) {
            var reading = new Reading(
                    kind, Actor.of(caller), operation == null ? NO_REQUEST : operation, collection, unkept, 1);
            keeping.record(() -> reads.keep(reading));
        }
    }
}
