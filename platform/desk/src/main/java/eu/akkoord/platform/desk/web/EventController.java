package eu.akkoord.platform.desk.web;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.desk.EventSource;
import eu.akkoord.platform.desk.Events;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.desk.Visibility;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint that returns an event by its id, by which a receiver can verify it with its owner. A service imports it. */
@RestController
@RequestMapping("/akkoord/v1/events")
public class EventController {
    private static final String CLOUD_EVENT = "application/cloudevents+json";

    private final Events events;

    public EventController(List<EventSource> sources, List<Mentions> mentions, List<Visibility> visible) {
        this.events = new Events(sources, mentions, visible);
    }

    /** @param eventId collection, id and revision with dots between them */
    @GetMapping(
            path = "/{eventId}",
            produces = {CLOUD_EVENT, MediaType.APPLICATION_JSON_VALUE})
    public byte[] event(@PathVariable String eventId, Caller caller) {
        return events.event(eventId, caller).orElseThrow(EventController::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("event.absent"));
    }
}
