package eu.akkoord.agreements.party.web;

import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyDesk;
import eu.akkoord.agreements.party.web.PartyView.FactsView;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.Revision;
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
@RequestMapping("/akkoord/v1/parties")
class PartyController {
    private final PartyDesk desk;
    private final Listing<Party> listing;
    private final Links links;

    PartyController(PartyDesk desk, Listing<Party> listing, Links links) {
        this.desk = desk;
        this.listing = listing;
        this.links = links;
    }

    @GetMapping
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        listing.answer(links.to("parties"), caller, request, response);
    }

    @PostMapping
    ResponseEntity<PartyView> register(Written body, Caller caller, @Nullable Repeat repeat) {
        var registered =
                desk.register(body.text("id"), body.as(FactsView.class).toFacts(), body.note(), caller, repeat);
        var view = PartyView.of(registered.value(), links);
        return Answers.created(view.self(), registered, view);
    }

    @GetMapping("/{partyId}")
    ResponseEntity<PartyView> get(@PathVariable String partyId, Moment moment, Caller caller) {
        return answer(desk.at(partyId, moment, caller));
    }

    @PatchMapping("/{partyId}")
    ResponseEntity<PartyView> amend(
            @PathVariable String partyId, @RequestHeader("If-Match") Revision seen, Written patch, Caller caller) {
        return answer(desk.amend(
                partyId,
                seen.number(),
                facts -> patch.over(FactsView.of(facts), FactsView.class).toFacts(),
                patch.note(),
                caller));
    }

    private ResponseEntity<PartyView> answer(Recorded<Party> party) {
        return Answers.ok(party, PartyView.of(party.value(), links));
    }
}
