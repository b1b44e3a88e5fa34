package eu.akkoord.agreements.agreement.web;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.web.AgreementView.JoiningView;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.OfferView;
import eu.akkoord.platform.web.Written;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    record Body(String kind, JoiningView content) {}

    @PostMapping
    ResponseEntity<OfferView<JoiningView>> make(
            @PathVariable String agreementId, Written body, Caller caller, @Nullable Repeat repeat) {
        var offer = Repeat.idWithin("agreements/%s/offers".formatted(agreementId), repeat);
        var made = desk.invite(agreementId, offer, body.as(Body.class).content().party(), body.note(), caller);
        var view = view(agreementId, offer, made);
        return Answers.created(view.self(), made, view);
    }

    @GetMapping
    ItemPage<OfferView<JoiningView>> list(
            @PathVariable String agreementId,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        return OfferView.page(
                list(agreementId), desk.offers(agreementId, caller), JoiningView::of, desk.today(), pageSize, after);
    }

    @GetMapping("/{offerId}")
    OfferView<JoiningView> get(@PathVariable String agreementId, @PathVariable String offerId, Caller caller) {
        return OfferView.of(desk.offer(agreementId, offerId, caller), list(agreementId), JoiningView::of, desk.today());
    }

    @PostMapping("/{offerId}/answers")
    ResponseEntity<OfferView<JoiningView>> answer(
            @PathVariable String agreementId, @PathVariable String offerId, Written body, Caller caller) {
        var answered = desk.answer(
                agreementId, offerId, body.as(OfferView.Answer.class).outcome(), body.note(), caller);
        return Answers.created(
                links.toEvent("agreements", agreementId, answered.revision()),
                answered,
                view(agreementId, offerId, answered));
    }

    private OfferView<JoiningView> view(String agreementId, String offer, Recorded<Agreement> agreement) {
        return OfferView.of(
                agreement.value().offers().find(offer).orElseThrow(), list(agreementId), JoiningView::of, desk.today());
    }

    private URI list(String agreementId) {
        return links.to("agreements", agreementId, "offers");
    }
}
