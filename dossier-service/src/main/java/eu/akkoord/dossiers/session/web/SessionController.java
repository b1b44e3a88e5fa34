package eu.akkoord.dossiers.session.web;

import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionDesk;
import eu.akkoord.dossiers.session.SessionStage;
import eu.akkoord.platform.lists.ListBelow;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.HistoryEntry;
import eu.akkoord.platform.web.HistoryQuestion;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.TransitionView;
import eu.akkoord.platform.web.Written;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/akkoord/v1/visits/{visitId}/sessions")
class SessionController {
    private final SessionDesk desk;
    private final ListBelow<Session> ofVisit;
    private final Links links;

    SessionController(SessionDesk desk, ListBelow<Session> ofVisit, Links links) {
        this.desk = desk;
        this.ofVisit = ofVisit;
        this.links = links;
    }

    @GetMapping
    void list(@PathVariable String visitId, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        desk.refuseHidden(visitId, caller);
        ofVisit.answer(visitId, caller, request, response);
    }

    @PostMapping
    ResponseEntity<SessionView> announce(
            @PathVariable String visitId, Written body, Caller caller, @Nullable Repeat repeat) {
        var made = desk.announce(
                visitId, body.id("sessions", repeat), body.as(SessionBody.class).facts(), body.note(), caller, repeat);
        var view = SessionView.of(made, links);
        return Answers.created(view.self(), made, view);
    }

    @GetMapping("/{sessionId}")
    ResponseEntity<SessionView> get(
            @PathVariable String visitId, @PathVariable String sessionId, Moment moment, Caller caller) {
        return answer(desk.at(visitId, sessionId, moment, caller));
    }

    @PatchMapping("/{sessionId}")
    ResponseEntity<SessionView> amend(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            @RequestHeader("If-Match") Revision seen,
            Written patch,
            Caller caller) {
        return answer(desk.amend(
                visitId,
                sessionId,
                seen.number(),
                facts -> patch.over(SessionBody.of(facts), SessionBody.class).facts(),
                patch.note(),
                caller));
    }

    @PostMapping("/{sessionId}/transitions")
    ResponseEntity<TransitionView> become(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            @RequestHeader("If-Match") Revision seen,
            Written body,
            Caller caller) {
        var asked = SessionStage.of(body.text("status"));
        var attendance = body.as(SessionBody.Transition.class).given();
        var after = desk.become(visitId, sessionId, seen.number(), asked, attendance, body.note(), caller);
        return TransitionView.answer(
                links.toEvent("sessions", sessionId, after.revision()),
                after,
                asked.word(),
                null,
                body.note().reason());
    }

    @GetMapping("/{sessionId}/history")
    ItemPage<HistoryEntry> history(
            @PathVariable String visitId, @PathVariable String sessionId, HistoryQuestion asked, Caller caller) {
        return asked.page(
                links.to("visits", visitId, "sessions", sessionId, "history"),
                desk.history(visitId, sessionId, caller),
                this::entry);
    }

    private HistoryEntry entry(Past<Session> past) {
        var session = past.after();
        return HistoryEntry.of(
                past,
                links.toEvent("sessions", session.id(), past.revision()),
                session.status().stage().word(),
                session.facts().title(),
                session.facts().period());
    }

    private ResponseEntity<SessionView> answer(Recorded<Session> recorded) {
        return Answers.ok(recorded, SessionView.of(recorded, links));
    }
}
