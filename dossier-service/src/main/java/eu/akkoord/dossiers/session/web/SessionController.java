package eu.akkoord.dossiers.session.web;

import static eu.akkoord.dossiers.session.SessionForms.SESSIONS;

import eu.akkoord.dossiers.session.InvitationDesk;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionDesk;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.session.SessionStage;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.web.HistoryEntry;
import eu.akkoord.platform.desk.web.HistoryQuestion;
import eu.akkoord.platform.lists.ListBelow;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.TransitionView;
import eu.akkoord.platform.web.WriteBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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
    private final InvitationDesk invitations;

    SessionController(SessionDesk desk, ListBelow<Session> ofVisit, Links links, InvitationDesk invitations) {
        this.invitations = invitations;
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
    ResponseEntity<Map<String, Object>> announce(
            @PathVariable String visitId, WriteBody body, Caller caller, @Nullable Repeat repeat) {
        var said = body.properties();
        var stage = said.remove("status");
        said.remove("attendance");
        var made = desk.announce(
                visitId,
                body.id("sessions", repeat),
                SessionFacts.FORM.read(said),
                stage == null ? SessionStage.ANNOUNCED : SessionStage.of(stage.toString()),
                body.as(AttendanceBody.class).given(),
                body.note(),
                caller,
                repeat);
        return Answers.created(links.to(SESSIONS.path(made.value())), made, view(made));
    }

    @GetMapping("/{sessionId}")
    ResponseEntity<Map<String, Object>> get(
            @PathVariable String visitId, @PathVariable String sessionId, Moment moment, Caller caller) {
        return answer(desk.at(visitId, sessionId, moment, caller));
    }

    @PatchMapping("/{sessionId}")
    ResponseEntity<Map<String, Object>> amend(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody patch,
            Caller caller) {
        var opened = desk.open(visitId, sessionId, seen.number(), patch.note(), caller);
        var amended = opened.once(first ->
                desk.amend(first, SessionFacts.FORM.amended(first.shown().facts(), patch.properties())));
        // also when nothing changed: who asks again after a failure makes good what was left
        if (patch.mentions("period")) {
            invitations.follow(amended.value());
        }
        return answer(amended);
    }

    @PostMapping("/{sessionId}/transitions")
    ResponseEntity<TransitionView> become(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        var asked = SessionStage.of(body.text("status"));
        var attendance = body.as(AttendanceBody.class).given();
        var opened = desk.open(visitId, sessionId, seen.number(), body.note(), caller);
        var after = opened.once(first -> desk.become(first, asked, attendance));
        return TransitionView.answer(SESSIONS, after, asked, body.note(), links);
    }

    @GetMapping("/{sessionId}/history")
    ItemPage<HistoryEntry> history(
            @PathVariable String visitId, @PathVariable String sessionId, HistoryQuestion asked, Caller caller) {
        return asked.page(
                SESSIONS,
                links.to("visits", visitId, "sessions", sessionId, "history"),
                desk.history(visitId, sessionId, caller),
                caller,
                links);
    }

    private ResponseEntity<Map<String, Object>> answer(Recorded<Session> recorded) {
        return Answers.ok(recorded, view(recorded));
    }

    private Map<String, Object> view(Recorded<Session> recorded) {
        return SESSIONS.view(recorded.value(), recorded.created(), recorded.registered(), links);
    }
}
