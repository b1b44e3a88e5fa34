package eu.akkoord.dossiers.session.web;

import eu.akkoord.dossiers.person.Person;
import eu.akkoord.dossiers.session.Answer;
import eu.akkoord.dossiers.session.Invitation;
import eu.akkoord.dossiers.session.InvitationDesk;
import eu.akkoord.dossiers.session.InvitationStage;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionDesk;
import eu.akkoord.dossiers.session.web.InvitationView.AnswerView;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.WriteBody;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/akkoord/v1/visits/{visitId}/sessions/{sessionId}/invitations")
class InvitationController {
    private final SessionDesk sessions;
    private final InvitationDesk desk;
    private final Links links;

    InvitationController(SessionDesk sessions, InvitationDesk desk, Links links) {
        this.sessions = sessions;
        this.desk = desk;
        this.links = links;
    }

    /** The body of a new invitation. */
    record Creation(String status, Person person) {}

    @PostMapping
    ResponseEntity<InvitationView> add(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var asked = body.as(Creation.class);
        var made = desk.add(
                visitId, sessionId, InvitationStage.of(asked.status), asked.person, body.note(), caller, repeat);
        var view = view(made);
        return Answers.created(address(made.session().value(), made.invitation()), made.session(), view);
    }

    @GetMapping
    ItemPage<InvitationView> list(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            @RequestParam(defaultValue = "20") int pageSize,
            @RequestParam(required = false) @Nullable Long after,
            Caller caller) {
        var session = sessions.at(visitId, sessionId, Moment.NOW, caller).value();
        var all = session.invitations().all();
        var places = new ArrayList<Place>(all.size());
        all.forEach(invitation -> places.add(new Place(places.size() + 1, invitation)));
        return ItemPage.of(
                        links.to("visits", visitId, "sessions", sessionId, "invitations"),
                        places,
                        Place::number,
                        after,
                        pageSize)
                .with(page -> views(session, page, caller));
    }

    /** @param number in the order of asking, from 1 */
    private record Place(long number, Invitation invitation) {}

    private List<InvitationView> views(Session session, List<Place> places, Caller caller) {
        var persons =
                desk.persons(session, places.stream().map(Place::invitation).toList(), caller);
        return places.stream()
                .map(Place::invitation)
                .map(invitation -> InvitationView.listed(address(session, invitation), session, invitation)
                        .with(persons.get(invitation.person())))
                .toList();
    }

    @GetMapping("/{invitationId}")
    ResponseEntity<InvitationView> get(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            @PathVariable String invitationId,
            Caller caller) {
        var shown = desk.at(visitId, sessionId, invitationId, caller);
        return Answers.ok(shown.session(), view(shown));
    }

    @PostMapping("/{invitationId}/answers")
    ResponseEntity<AnswerView> answer(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            @PathVariable String invitationId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var answered = desk.answer(
                visitId,
                sessionId,
                seen.number(),
                invitationId,
                Answer.of(body.text("answer")),
                body.note(),
                caller,
                repeat);
        return Answers.created(
                links.toEvent("sessions", sessionId, answered.session().revision()),
                answered.session(),
                AnswerView.of(answered, body.note().reason()));
    }

    @DeleteMapping("/{invitationId}/person")
    ResponseEntity<Void> erasePerson(
            @PathVariable String visitId,
            @PathVariable String sessionId,
            @PathVariable String invitationId,
            Caller caller) {
        desk.erasePerson(visitId, sessionId, invitationId, caller);
        return ResponseEntity.noContent().build();
    }

    private InvitationView view(InvitationDesk.Shown shown) {
        var session = shown.session().value();
        return InvitationView.alone(address(session, shown.invitation()), session, shown.invitation(), shown.person());
    }

    private URI address(Session session, Invitation invitation) {
        return links.to("visits", session.visit(), "sessions", session.id(), "invitations", invitation.id());
    }
}
