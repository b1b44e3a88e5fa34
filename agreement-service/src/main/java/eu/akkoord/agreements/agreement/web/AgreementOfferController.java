package eu.akkoord.agreements.agreement.web;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.Joining;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.web.OfferView;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.WriteBody;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Offers that parties join an agreement. */
@RestController
@RequestMapping("/akkoord/v1/agreements/{agreementId}/offers")
class AgreementOfferController {
    private final AgreementDesk desk;
    private final Links links;

    AgreementOfferController(AgreementDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    record Body(String kind, Joining content) {}

    @PostMapping
    ResponseEntity<OfferView<Joining>> make(
            @PathVariable String agreementId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var offer = Repeat.idWithin("agreements/%s/offers".formatted(agreementId), repeat);
        var made = desk.invite(
                agreementId, seen.number(), offer, body.as(Body.class).content().party(), body.note(), caller);
        var view = view(agreementId, offer, made);
        return Answers.created(view.self(), made, view);
    }

    @GetMapping
    ItemPage<OfferView<Joining>> list(
            @PathVariable String agreementId,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        return OfferView.page(
                list(agreementId), desk.offers(agreementId, caller), joining -> joining, desk.today(), pageSize, after);
    }

    @GetMapping("/{offerId}")
    ResponseEntity<OfferView<Joining>> get(
            @PathVariable String agreementId, @PathVariable String offerId, Caller caller) {
        var found = desk.withOffer(agreementId, offerId, caller);
        return Answers.ok(found, view(agreementId, offerId, found));
    }

    @PostMapping("/{offerId}/answers")
    ResponseEntity<OfferView<Joining>> answer(
            @PathVariable String agreementId,
            @PathVariable String offerId,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        var answered = desk.answer(
                agreementId,
                seen.number(),
                offerId,
                body.as(OfferView.Answer.class).outcome(),
                body.note(),
                caller);
        return Answers.created(
                links.toEvent("agreements", agreementId, answered.revision()),
                answered,
                view(agreementId, offerId, answered));
    }

    private OfferView<Joining> view(String agreementId, String offer, Recorded<Agreement> agreement) {
        return OfferView.of(
                agreement.value().offers().find(offer).orElseThrow(() -> new Refusal.Absent(offer)),
                list(agreementId),
                joining -> joining,
                desk.today());
    }

    private URI list(String agreementId) {
        return links.to("agreements", agreementId, "offers");
    }
}
