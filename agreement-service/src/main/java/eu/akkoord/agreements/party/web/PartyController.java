package eu.akkoord.agreements.party.web;

import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyDesk;
import eu.akkoord.agreements.party.web.PartyView.FactsView;
import eu.akkoord.agreements.party.web.PartyView.NamesView;
import eu.akkoord.agreements.party.web.PartyView.OrganisationView;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.MergePatch;
import eu.akkoord.platform.web.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/akkoord/v1/parties")
class PartyController {
    private final PartyDesk desk;
    private final Links links;
    private final JsonMapper json;

    PartyController(PartyDesk desk, Links links, JsonMapper json) {
        this.desk = desk;
        this.links = links;
        this.json = json;
    }

    record Creation(
            String id,
            NamesView names,
            @Nullable List<OrganisationView> organisations,
            @Nullable ChangeNote change) {}

    @PostMapping
    ResponseEntity<PartyView> register(@RequestBody Creation body, Caller caller, @Nullable Repeat repeat) {
        var facts = new FactsView(body.names(), body.organisations()).toFacts();
        var registered = desk.register(body.id(), facts, ChangeNote.of(body.change()), caller, repeat);
        var view = PartyView.of(registered.value(), links);
        return ResponseEntity.created(view.self())
                .eTag(new Revision(registered.revision()).etag())
                .body(view);
    }

    @GetMapping("/{partyId}")
    ResponseEntity<PartyView> get(@PathVariable String partyId, Moment moment) {
        return answer(desk.at(partyId, moment));
    }

    @PatchMapping("/{partyId}")
    ResponseEntity<PartyView> amend(
            @PathVariable String partyId,
            @RequestHeader("If-Match") Revision seen,
            @RequestBody ObjectNode body,
            Caller caller) {
        var patch = body.deepCopy();
        var change = patch.remove("change");
        var note = change == null ? ChangeNote.NONE : json.treeToValue(change, ChangeNote.class);
        return answer(desk.amend(
                partyId,
                seen.number(),
                facts -> json.treeToValue(
                                MergePatch.apply(json.valueToTree(FactsView.of(facts)), patch), FactsView.class)
                        .toFacts(),
                note,
                caller));
    }

    private ResponseEntity<PartyView> answer(Recorded<Party> party) {
        return ResponseEntity.ok().eTag(new Revision(party.revision()).etag()).body(PartyView.of(party.value(), links));
    }
}
