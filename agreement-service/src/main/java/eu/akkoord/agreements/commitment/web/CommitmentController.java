package eu.akkoord.agreements.commitment.web;

import static eu.akkoord.agreements.commitment.CommitmentForms.COMMITMENTS;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.WriteBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The answers of parties to a commitment: that it was made, that it was kept, and that it was not. */
@RestController
@RequestMapping("/akkoord/v1/commitments")
class CommitmentController {
    private final CommitmentDesk desk;
    private final Links links;

    CommitmentController(CommitmentDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    @PostMapping("/{commitmentId}/fulfilments")
    ResponseEntity<FulfilmentBody.Registered> fulfil(
            @PathVariable String commitmentId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var evidence = body.as(FulfilmentBody.class).evidence(Repeat.idWithin("commitments/" + commitmentId, repeat));
        var fulfilled = desk.fulfil(commitmentId, seen.number(), evidence, body.note(), caller);
        return Answers.created(
                links.toEvent("commitments", commitmentId, fulfilled.revision()),
                fulfilled,
                new FulfilmentBody.Registered(
                        evidence, fulfilled.occurred(), body.note().reason(), fulfilled.registered()));
    }

    @PostMapping("/{commitmentId}/confirmations")
    ResponseEntity<Map<String, Object>> confirm(
            @PathVariable String commitmentId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        return changed(commitmentId, desk.confirm(commitmentId, seen.number(), body.note(), caller), caller);
    }

    @PostMapping("/{commitmentId}/fulfilments/{fulfilmentId}/confirmations")
    ResponseEntity<Map<String, Object>> confirmFulfilment(
            @PathVariable String commitmentId,
            @PathVariable String fulfilmentId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        return changed(
                commitmentId,
                desk.confirmFulfilment(commitmentId, seen.number(), fulfilmentId, body.note(), caller),
                caller);
    }

    @PostMapping("/{commitmentId}/fulfilments/{fulfilmentId}/objections")
    ResponseEntity<Map<String, Object>> object(
            @PathVariable String commitmentId,
            @PathVariable String fulfilmentId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        return changed(
                commitmentId, desk.object(commitmentId, seen.number(), fulfilmentId, body.note(), caller), caller);
    }

    private ResponseEntity<Map<String, Object>> changed(String id, Recorded<Commitment> commitment, Caller caller) {
        return Answers.created(
                links.toEvent("commitments", id, commitment.revision()),
                commitment,
                desk.view(COMMITMENTS, commitment, Moment.NOW, caller, links));
    }
}
