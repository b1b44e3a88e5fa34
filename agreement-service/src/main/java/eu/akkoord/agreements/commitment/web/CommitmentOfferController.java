package eu.akkoord.agreements.commitment.web;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentDesk;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.Proposal;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.MergePatch;
import eu.akkoord.platform.web.OfferView;
import eu.akkoord.platform.web.Written;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Offers to the other parties of a commitment: other terms, or that it is withdrawn. */
@RestController
@RequestMapping("/akkoord/v1/commitments/{commitmentId}/offers")
class CommitmentOfferController {
    private final CommitmentDesk desk;
    private final Links links;
    private final JsonMapper json;

    CommitmentOfferController(CommitmentDesk desk, Links links, JsonMapper json) {
        this.desk = desk;
        this.links = links;
        this.json = json;
    }

    record Body(String kind, @Nullable JsonNode content) {}

    /** What is offered: the terms as they would be; none for a withdrawal. */
    record ContentView(@Nullable CommitmentBody terms) {}

    @PostMapping
    ResponseEntity<OfferView<ContentView>> make(
            @PathVariable String commitmentId, Written body, Caller caller, @Nullable Repeat repeat) {
        var offer = Repeat.idWithin("commitments/%s/offers".formatted(commitmentId), repeat);
        var made = desk.propose(commitmentId, offer, revision(body.as(Body.class)), body.note(), caller);
        var view = view(commitmentId, offer, made, caller);
        return Answers.created(view.self(), made, view);
    }

    private @Nullable UnaryOperator<CommitmentFacts> revision(Body body) {
        var content = body.content();
        boolean amends = body.kind().equals("amendment");
        if (amends != (content != null)) {
            throw new Refusal.Contradiction(
                    new Fault("/content", null, "Bij amendment hoort een inhoud, en bij withdrawal geen"));
        }
        return content == null
                ? null
                : facts -> json.treeToValue(
                                MergePatch.apply(json.valueToTree(CommitmentBody.of(facts)), content),
                                CommitmentBody.class)
                        .facts();
    }

    @GetMapping
    ItemPage<OfferView<ContentView>> list(
            @PathVariable String commitmentId,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        return OfferView.page(
                list(commitmentId),
                desk.offers(commitmentId, caller),
                proposal -> content(proposal, caller),
                desk.today(),
                pageSize,
                after);
    }

    @GetMapping("/{offerId}")
    OfferView<ContentView> get(@PathVariable String commitmentId, @PathVariable String offerId, Caller caller) {
        return OfferView.of(
                desk.offer(commitmentId, offerId, caller),
                list(commitmentId),
                proposal -> content(proposal, caller),
                desk.today());
    }

    @PostMapping("/{offerId}/answers")
    ResponseEntity<OfferView<ContentView>> answer(
            @PathVariable String commitmentId, @PathVariable String offerId, Written body, Caller caller) {
        var answered = desk.answer(
                commitmentId, offerId, body.as(OfferView.Answer.class).outcome(), body.note(), caller);
        return Answers.created(
                links.toEvent("commitments", commitmentId, answered.revision()),
                answered,
                view(commitmentId, offerId, answered, caller));
    }

    private OfferView<ContentView> view(
            String commitmentId, String offer, Recorded<Commitment> commitment, Caller caller) {
        return OfferView.of(
                commitment.value().offers().find(offer).orElseThrow(),
                list(commitmentId),
                proposal -> content(proposal, caller),
                desk.today());
    }

    /** Without what it names and the reader may not see. */
    private ContentView content(Proposal proposal, Caller caller) {
        var terms = proposal.terms();
        return new ContentView(terms == null ? null : CommitmentBody.of(terms).seen(desk.named(terms, caller)));
    }

    private URI list(String commitmentId) {
        return links.to("commitments", commitmentId, "offers");
    }
}
