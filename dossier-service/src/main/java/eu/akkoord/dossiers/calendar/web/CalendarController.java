package eu.akkoord.dossiers.calendar.web;

import static eu.akkoord.dossiers.session.SessionForms.SESSIONS;
import static eu.akkoord.dossiers.visit.VisitForms.VISITS;

import eu.akkoord.dossiers.agreement.Milestones;
import eu.akkoord.dossiers.agreement.Milestones.Milestone;
import eu.akkoord.dossiers.calendar.Occasion;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.ListResult;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.search.declaration.Window;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.store.StoreSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Visits, sessions and milestones as a calendar: the same ones that their lists give this reader, to the same filters. */
@RestController
class CalendarController {
    /** Query keys that sessions inherit from their visit. */
    private static final List<String> OF_VISITS = List.of("party", "agreement");

    /** As many sessions as are written with one look at their visits. */
    private static final int AT_ONCE = 100;

    private final Listing<Visit> visits;
    private final Listing<Session> sessions;
    private final ListResult<Visit> shown;
    private final Milestones milestones;
    private final Parties parties;
    private final Links links;
    private final String source;

    CalendarController(
            Listing<Visit> visits,
            Listing<Session> sessions,
            VisitDesk shown,
            Milestones milestones,
            Parties parties,
            Links links,
            StoreSettings settings) {
        this.visits = visits;
        this.sessions = sessions;
        this.shown = shown;
        this.milestones = milestones;
        this.parties = parties;
        this.links = links;
        this.source = settings.source();
    }

    @GetMapping("/akkoord/v1/calendar")
    void calendar(Caller caller, Language language, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var question = visits.question(caller, request.getParameterMap());
        response.setContentType("text/calendar;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"akkoord.ics\"");
        var file = new CalendarFile(new BufferedOutputStream(response.getOutputStream()), source, language);
        visits.each(
                question,
                caller,
                visit -> Occasion.of(visit, this::name)
                        .forEach(one -> file.write(one, links.to(VISITS.path(visit.value())))));
        var part = new ArrayList<Recorded<Session>>();
        sessions.each(ofSessions(question), caller, session -> {
            part.add(session);
            if (part.size() == AT_ONCE) {
                write(part, caller, file);
                part.clear();
            }
        });
        write(part, caller, file);
        if (caller.isStaff() || caller.scopes().contains("milestones.read")) {
            milestones.readBy(caller.party()).stream()
                    .filter(one -> isAsked(one, request))
                    .forEach(one -> file.write(Occasion.ofMilestone(one), links.to("milestones", one.id())));
        }
        file.finish();
    }

    /** Writes sessions with what their visits say of them. */
    private void write(List<Recorded<Session>> part, Caller caller, CalendarFile file) {
        var about = shown.shown(
                part.stream().map(session -> session.value().visit()).distinct().toList(), caller);
        for (var session : part) {
            var visit = about.get(session.value().visit());
            file.write(
                    Occasion.ofSession(session, visit == null ? null : visit.value(), this::name),
                    links.to(SESSIONS.path(session.value())));
        }
    }

    private String name(String party) {
        var known = parties.find(Set.of(party)).get(party);
        return known == null ? party : "%s (%s)".formatted(known.name(), party);
    }

    /** Tells whether a milestone meets the filters, as the lists understand them. */
    private static boolean isAsked(Milestone milestone, HttpServletRequest request) {
        var parties = words(request, "party");
        var agreements = words(request, "agreement");
        return (parties.isEmpty() || !Collections.disjoint(parties, milestone.readers()))
                && (agreements.isEmpty() || agreements.contains(milestone.agreement()))
                && new Window(day(request, "from"), day(request, "to"), "certain".equals(request.getParameter("match")))
                        .meets(milestone.period());
    }

    private static List<String> words(HttpServletRequest request, String key) {
        var words = request.getParameterValues(key);
        return words == null ? List.of() : List.of(words);
    }

    private static @Nullable LocalDate day(HttpServletRequest request, String key) {
        var day = request.getParameter(key);
        return day == null ? null : LocalDate.parse(day);
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
