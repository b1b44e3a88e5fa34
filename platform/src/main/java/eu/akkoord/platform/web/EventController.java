package eu.akkoord.platform.web;

import eu.akkoord.platform.desk.EventSource;
import eu.akkoord.platform.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives an event again by its id, so that what was told can be checked with its owner. A service imports it. */
@RestController
@RequestMapping("/akkoord/v1/events")
public class EventController {
    private static final String CLOUD_EVENT = "application/cloudevents+json";

    private final Map<String, EventSource> sources;

    public EventController(List<EventSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(EventSource::collection, Function.identity()));
    }

    /** @param eventId collection, id and revision with dots between them; none of the three contains one */
    @GetMapping(
            path = "/{eventId}",
            produces = {CLOUD_EVENT, MediaType.APPLICATION_JSON_VALUE})
    public byte[] event(@PathVariable String eventId, Caller caller) {
        var parts = eventId.split("\\.", -1);
        var source = sources.get(parts[0]);
        if (source == null || parts.length != 3) {
            throw unknown();
        }
        return source.event(parts[1], Long.parseLong(parts[2]), caller).orElseThrow(EventController::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("Er is geen gebeurtenis met dit kenmerk"));
    }
}
