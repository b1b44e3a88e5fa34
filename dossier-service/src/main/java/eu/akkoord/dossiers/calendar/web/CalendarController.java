package eu.akkoord.dossiers.calendar.web;

import eu.akkoord.dossiers.calendar.Occasion;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.platform.catalogue.Question;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.security.Clearance;
import eu.akkoord.platform.store.StoreSettings;
import eu.akkoord.platform.web.Links;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Visits and sessions as a calendar: the same ones that their lists give this reader, to the same filters. */
@RestController
class CalendarController {
    /** What a session has from its visit. */
    private static final List<String> OF_VISITS = List.of("party", "agreement");

    private final Listing<Visit> visits;
    private final Listing<Session> sessions;
    private final Links links;
    private final String source;

    CalendarController(Listing<Visit> visits, Listing<Session> sessions, Links links, StoreSettings settings) {
        this.visits = visits;
        this.sessions = sessions;
        this.links = links;
        this.source = settings.source();
    }

    @GetMapping("/akkoord/v1/calendar")
    void calendar(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var question = Question.of(Clearance.of(caller), request.getParameterMap());
        response.setContentType("text/calendar;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"akkoord.ics\"");
        var file = new CalendarFile(
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)), source);
        visits.each(
                question,
                caller,
                visit -> file.write(
                        Occasion.of(visit), links.to("visits", visit.value().id())));
        sessions.each(
                ofSessions(question),
                caller,
                session -> file.write(
                        Occasion.ofSession(session),
                        links.to(
                                "visits",
                                session.value().visit(),
                                "sessions",
                                session.value().id())));
        file.finish();
    }

    private static Question ofSessions(Question question) {
        var narrowed = question.without(OF_VISITS.toArray(String[]::new));
        for (var key : OF_VISITS) {
            var words = question.parameters().get(key);
            if (words != null) {
                narrowed = narrowed.within(key, Set.copyOf(words));
            }
        }
        return narrowed;
    }
}
