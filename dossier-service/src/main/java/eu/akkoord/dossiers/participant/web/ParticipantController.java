package eu.akkoord.dossiers.participant.web;

import eu.akkoord.dossiers.participant.Participant;
import eu.akkoord.dossiers.participant.ParticipantDesk;
import eu.akkoord.dossiers.participant.ParticipantDesk.Shown;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.WriteBody;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/akkoord/v1/visits/{visitId}/participants")
class ParticipantController {
    private final ParticipantDesk desk;
    private final Links links;

    ParticipantController(ParticipantDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    @PostMapping
    ResponseEntity<ParticipantView> add(
            @PathVariable String visitId, WriteBody body, Caller caller, @Nullable Repeat repeat) {
        var said = body.as(ParticipantBody.class);
        var made = desk.add(visitId, said.facts(), said.isNamesake(), body.note(), caller, repeat);
        var address = address(visitId, made);
        return Answers.created(address, made.participant().revision(), ParticipantView.alone(address, made));
    }

    @GetMapping
    ItemPage<ParticipantView> list(
            @PathVariable String visitId,
            @RequestParam(defaultValue = "20") int pageSize,
            @RequestParam(required = false) @Nullable Long after,
            Caller caller) {
        return ItemPage.of(
                        links.to("visits", visitId, "participants"),
                        desk.all(visitId, caller),
                        Participant::number,
                        after,
                        pageSize)
                .with(page -> desk.shown(visitId, page, caller).stream()
                        .map(shown -> ParticipantView.listed(address(visitId, shown), shown))
                        .toList());
    }

    @GetMapping("/{participantId}")
    ResponseEntity<ParticipantView> get(
            @PathVariable String visitId, @PathVariable String participantId, Caller caller) {
        return answer(visitId, desk.at(visitId, participantId, caller));
    }

    @PatchMapping("/{participantId}")
    ResponseEntity<ParticipantView> amend(
            @PathVariable String visitId,
            @PathVariable String participantId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody patch,
            Caller caller) {
        var opened = desk.open(visitId, participantId, seen.number(), patch.note(), caller);
        var asked = ParticipantBody.FORM.amended(ParticipantBody.of(opened.facts()), patch.properties());
        return answer(
                visitId,
                desk.amend(
                        opened,
                        asked.facts(),
                        patch.mentions("person"),
                        patch.mentions("erasureDate"),
                        asked.isNamesake()));
    }

    @DeleteMapping("/{participantId}")
    ResponseEntity<Void> remove(@PathVariable String visitId, @PathVariable String participantId, Caller caller) {
        desk.remove(visitId, participantId, caller);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ParticipantView> answer(String visit, Shown shown) {
        return Answers.ok(shown.participant().revision(), ParticipantView.alone(address(visit, shown), shown));
    }

    private URI address(String visit, Shown shown) {
        return links.to("visits", visit, "participants", shown.participant().id());
    }
}
