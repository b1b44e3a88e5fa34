package eu.akkoord.agreements.commitment.web;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentDesk;
import eu.akkoord.agreements.commitment.CommitmentStage;
import eu.akkoord.agreements.commitment.web.CommitmentView.FulfilmentView;
import eu.akkoord.platform.lists.Listing;
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
@RequestMapping("/akkoord/v1/commitments")
class CommitmentController {
    private final CommitmentDesk desk;
    private final Listing<Commitment> listing;
    private final Links links;

    CommitmentController(CommitmentDesk desk, Listing<Commitment> listing, Links links) {
        this.desk = desk;
        this.listing = listing;
        this.links = links;
    }

    @GetMapping
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        listing.answer(links.to("commitments"), caller, request, response);
    }

    @PostMapping
    ResponseEntity<CommitmentView> register(Written body, Caller caller, @Nullable Repeat repeat) {
        var registered =
                desk.register(body.text("id"), body.as(CommitmentBody.class).facts(), body.note(), caller, repeat);
        var view = view(registered, Moment.NOW, caller);
        return Answers.created(view.self(), registered, view);
    }

    @GetMapping("/{commitmentId}")
    ResponseEntity<CommitmentView> get(@PathVariable String commitmentId, Moment moment, Caller caller) {
        var found = desk.at(commitmentId, moment, caller);
        return Answers.ok(found, view(found, moment, caller));
    }

    @PatchMapping("/{commitmentId}")
    ResponseEntity<CommitmentView> amend(
            @PathVariable String commitmentId, @RequestHeader("If-Match") Revision seen, Written patch, Caller caller) {
        var amended = desk.amend(
                commitmentId,
                seen.number(),
                facts -> patch.over(CommitmentBody.of(facts), CommitmentBody.class)
                        .facts(),
                patch.note(),
                caller);
        return Answers.ok(amended, view(amended, Moment.NOW, caller));
    }

    @PostMapping("/{commitmentId}/transitions")
    ResponseEntity<TransitionView> take(
            @PathVariable String commitmentId, @RequestHeader("If-Match") Revision seen, Written body, Caller caller) {
        var asked = CommitmentStage.of(body.text("status"));
        var taken = desk.take(commitmentId, seen.number(), asked, body.note(), caller);
        return TransitionView.answer(
                links.toEvent("commitments", commitmentId, taken.revision()),
                taken,
                asked.word(),
                null,
                body.note().reason());
    }

    @PostMapping("/{commitmentId}/fulfilments")
    ResponseEntity<FulfilmentView> fulfil(
            @PathVariable String commitmentId, Written body, Caller caller, @Nullable Repeat repeat) {
        var evidence = body.as(CommitmentBody.Fulfilment.class)
                .evidence(Repeat.idWithin("commitments/" + commitmentId, repeat));
        var fulfilled = desk.fulfil(commitmentId, evidence, body.note(), caller);
        return Answers.created(
                links.toEvent("commitments", commitmentId, fulfilled.revision()),
                fulfilled,
                new FulfilmentView(evidence, fulfilled.occurred(), body.note().reason(), fulfilled.registered()));
    }

    @PostMapping("/{commitmentId}/confirmations")
    ResponseEntity<CommitmentView> confirm(@PathVariable String commitmentId, Written body, Caller caller) {
        return changed(commitmentId, desk.confirm(commitmentId, body.note(), caller), caller);
    }

    @PostMapping("/{commitmentId}/fulfilments/{fulfilmentId}/confirmations")
    ResponseEntity<CommitmentView> confirmFulfilment(
            @PathVariable String commitmentId, @PathVariable String fulfilmentId, Written body, Caller caller) {
        return changed(commitmentId, desk.confirmFulfilment(commitmentId, fulfilmentId, body.note(), caller), caller);
    }

    @PostMapping("/{commitmentId}/fulfilments/{fulfilmentId}/objections")
    ResponseEntity<CommitmentView> object(
            @PathVariable String commitmentId, @PathVariable String fulfilmentId, Written body, Caller caller) {
        return changed(commitmentId, desk.object(commitmentId, fulfilmentId, body.note(), caller), caller);
    }

    private ResponseEntity<CommitmentView> changed(String id, Recorded<Commitment> commitment, Caller caller) {
        return Answers.created(
                links.toEvent("commitments", id, commitment.revision()),
                commitment,
                view(commitment, Moment.NOW, caller));
    }

    @GetMapping("/{commitmentId}/history")
    ItemPage<HistoryEntry> history(@PathVariable String commitmentId, HistoryQuestion asked, Caller caller) {
        return asked.page(
                links.to("commitments", commitmentId, "history"),
                desk.history(commitmentId, caller),
                past -> entry(commitmentId, past));
    }

    private HistoryEntry entry(String id, Past<Commitment> past) {
        var commitment = past.after();
        return HistoryEntry.of(
                past,
                links.toEvent("commitments", id, past.revision()),
                commitment.status().stage().word(),
                null,
                commitment.facts().due());
    }

    private CommitmentView view(Recorded<Commitment> commitment, Moment moment, Caller caller) {
        return CommitmentView.of(commitment, desk.named(commitment.value().facts(), caller), desk.dayOf(moment), links);
    }
}
