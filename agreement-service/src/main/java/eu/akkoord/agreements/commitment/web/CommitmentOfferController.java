package eu.akkoord.agreements.commitment.web;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentDesk;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentForms;
import eu.akkoord.agreements.commitment.Proposal;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.desk.web.OfferView;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.WriteBody;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Offers to the other parties of a commitment: other terms, or that it is withdrawn. */
@RestController
@RequestMapping("/akkoord/v1/commitments/{commitmentId}/offers")
class CommitmentOfferController {
    private final CommitmentDesk desk;
    private final Links links;

    CommitmentOfferController(CommitmentDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    record Body(String kind, @Nullable Map<String, Object> content) {}

    /** Content of an offer: the terms as they would be, or the party that would read it; neither for a withdrawal. */
    record ContentView(
            @Nullable Map<String, Object> terms, @Nullable String party) {}

    @PostMapping
    ResponseEntity<OfferView<ContentView>> make(
            @PathVariable String commitmentId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var offer = Repeat.idWithin("commitments/%s/offers".formatted(commitmentId), repeat);
        var asked = body.as(Body.class);
        var made = asked.kind().equals("opening")
                ? desk.proposeOpening(commitmentId, seen.number(), offer, reader(asked), body.note(), caller)
                : propose(commitmentId, seen, offer, asked, body.note(), caller);
        var view = view(commitmentId, offer, made, caller);
        return Answers.created(view.self(), made, view);
    }

    private static String reader(Body body) {
        var content = body.content();
        if (content == null || !(content.get("party") instanceof String party) || content.size() > 1) {
            throw new Refusal.Contradiction(new Fault("/content", null, "offer.openingContent"));
        }
        return party;
    }

    private Recorded<Commitment> propose(
            String commitmentId, Revision seen, String offer, Body body, ChangeNote note, Caller caller) {
        var content = body.content();
        boolean amends = body.kind().equals("amendment");
        if (amends != (content != null) || (content != null && content.containsKey("party"))) {
            throw new Refusal.Contradiction(new Fault("/content", null, "offer.amendmentContent"));
        }
        var opened = desk.openToAnswer(commitmentId, note, caller);
        return opened.once(first -> {
            var terms = content == null
                    ? null
                    : CommitmentFacts.FORM.amended(first.shown().facts(), content);
            return desk.propose(first, seen.number(), offer, terms);
        });
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
    ResponseEntity<OfferView<ContentView>> get(
            @PathVariable String commitmentId, @PathVariable String offerId, Caller caller) {
        var found = desk.withOffer(commitmentId, offerId, caller);
        return Answers.ok(found, view(commitmentId, offerId, found, caller));
    }

    @PostMapping("/{offerId}/answers")
    ResponseEntity<OfferView<ContentView>> answer(
            @PathVariable String commitmentId,
            @PathVariable String offerId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        var answered = desk.answer(
                commitmentId,
                seen.number(),
                offerId,
                body.as(OfferView.Answer.class).outcome(),
                body.note(),
                caller);
        return Answers.created(
                links.toEvent("commitments", commitmentId, answered.revision()),
                answered,
                view(commitmentId, offerId, answered, caller));
    }

    private OfferView<ContentView> view(
            String commitmentId, String offer, Recorded<Commitment> commitment, Caller caller) {
        return OfferView.of(
                commitment.value().offers().find(offer).orElseThrow(() -> new Refusal.Absent(offer)),
                list(commitmentId),
                proposal -> content(proposal, caller),
                desk.today());
    }

    private ContentView content(Proposal proposal, Caller caller) {
        var terms = proposal.terms();
        return new ContentView(
                terms == null ? null : CommitmentForms.terms(terms, desk.named(terms, caller)), proposal.reader());
    }

    private URI list(String commitmentId) {
        return links.to("commitments", commitmentId, "offers");
    }
}
