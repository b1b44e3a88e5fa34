package eu.akkoord.agreements.agreement.web;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.AgreementStage;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.agreements.agreement.Relation;
import eu.akkoord.agreements.agreement.Step;
import eu.akkoord.agreements.agreement.web.AgreementView.FactsView;
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
import java.util.List;
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
@RequestMapping("/akkoord/v1/agreements")
class AgreementController {
    private final AgreementDesk desk;
    private final Listing<Agreement> listing;
    private final Links links;

    AgreementController(AgreementDesk desk, Listing<Agreement> listing, Links links) {
        this.desk = desk;
        this.listing = listing;
        this.links = links;
    }

    record Transition(
            String status, @Nullable String party, @Nullable String source) {
        Step step() {
            return new Step(AgreementStage.of(status), party, source);
        }
    }

    @GetMapping
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        listing.answer(links.to("agreements"), caller, request, response);
    }

    @PostMapping
    ResponseEntity<AgreementView> register(Written body, Caller caller, @Nullable Repeat repeat) {
        var registered = desk.register(
                body.text("id"),
                Instrument.of(body.text("instrument")),
                body.as(FactsView.class).toFacts(),
                body.note(),
                caller,
                repeat);
        // nobody names what was not there yet
        var view = AgreementView.of(registered, List.of(), links);
        return Answers.created(view.self(), registered, view);
    }

    @GetMapping("/{agreementId}")
    ResponseEntity<AgreementView> get(@PathVariable String agreementId, Moment moment, Caller caller) {
        var found = desk.at(agreementId, moment, caller);
        return answer(found, moment.isNow() ? desk.relatedTo(agreementId) : List.of());
    }

    @PatchMapping("/{agreementId}")
    ResponseEntity<AgreementView> amend(
            @PathVariable String agreementId, @RequestHeader("If-Match") Revision seen, Written patch, Caller caller) {
        var amended = desk.amend(
                agreementId,
                seen.number(),
                facts -> patch.over(FactsView.of(facts), FactsView.class).toFacts(),
                patch.note(),
                caller);
        return answer(amended, desk.relatedTo(agreementId));
    }

    @PostMapping("/{agreementId}/transitions")
    ResponseEntity<TransitionView> take(
            @PathVariable String agreementId, @RequestHeader("If-Match") Revision seen, Written body, Caller caller) {
        var asked = body.as(Transition.class);
        var taken = desk.take(agreementId, seen.number(), asked.step(), body.note(), caller);
        return TransitionView.answer(
                links.toEvent("agreements", agreementId, taken.revision()),
                taken,
                asked.status(),
                asked.party(),
                body.note().reason());
    }

    @GetMapping("/{agreementId}/history")
    ItemPage<HistoryEntry> history(@PathVariable String agreementId, HistoryQuestion asked, Caller caller) {
        return asked.page(
                links.to("agreements", agreementId, "history"),
                desk.history(agreementId, caller),
                past -> entry(agreementId, past));
    }

    private HistoryEntry entry(String id, Past<Agreement> past) {
        var agreement = past.after();
        return HistoryEntry.of(
                past,
                links.toEvent("agreements", id, past.revision()),
                agreement.status().stage().word(),
                agreement.facts().title(),
                agreement.facts().signed());
    }

    private ResponseEntity<AgreementView> answer(Recorded<Agreement> agreement, List<Relation> relatedBy) {
        return Answers.ok(agreement, AgreementView.of(agreement, relatedBy, links));
    }
}
