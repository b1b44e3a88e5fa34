package eu.akkoord.platform.audit;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.ReadEvent;
import eu.akkoord.platform.store.ReadLog;
import eu.akkoord.platform.web.CurrentOperation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;

/** A log with one entry per thing and request, however often it is looked up to answer it. */
final class OperationTrail implements Trail {
    private static final String NO_REQUEST = "none";
    private static final String READS = "GET ";

    private final ReadLog reads;
    private final Timer keeping;

    OperationTrail(ReadLog reads, MeterRegistry meters) {
        this.reads = reads;
        this.keeping = Timer.builder("akkoord.audit.keep")
                .description("Keeping for auditors that something was shown, before it is shown")
                .register(meters);
    }

    @Override
    public void logShown(Caller caller, String collection, Map<String, Long> things) {
        keep(ReadEvent.Kind.SHOWN, caller, collection, things);
    }

    @Override
    public void logRequested(Caller caller, String collection, Map<String, Long> things) {
        var operation = CurrentOperation.name();
        boolean reads = operation != null && operation.startsWith(READS);
        keep(reads ? ReadEvent.Kind.SHOWN : ReadEvent.Kind.ASKED, caller, collection, things);
    }

    private void keep(ReadEvent.Kind kind, Caller caller, String collection, Map<String, Long> things) {
        var operation = CurrentOperation.name();
        var unkept = new HashMap<>(things);
        unkept.keySet().removeIf(id -> !CurrentOperation.first("%s %s/%s".formatted(kind, collection, id)));
        if (!unkept.isEmpty()) {
            var reading = new ReadEvent(
                    kind, Actor.of(caller), operation == null ? NO_REQUEST : operation, collection, unkept, 1);
            keeping.record(() -> reads.keep(reading));
        }
    }
}
