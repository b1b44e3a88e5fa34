package eu.akkoord.dossiers.access.web;

import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.GrantDesk;
import eu.akkoord.dossiers.access.Grantee;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.web.StrikingView;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.WriteBody;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for dossiers and visits. */
@RestController
@RequestMapping("/akkoord/v1/{collection:dossiers|visits}/{thing}/grants")
class GrantController {
    private final GrantDesk desk;
    private final Links links;

    GrantController(GrantDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    /** The body of a new grant: an organisation of a party, or a person who works for one. */
    record GrantBody(
            @Nullable String party,
            @Nullable String organisation,
            @Nullable String subject) {
        Grantee grantee() {
            if (subject == null) {
                if (party != null && organisation != null) {
                    return new Grantee.ToOrganisation(new Organisation(party, organisation));
                }
            } else if (organisation == null) {
                return new Grantee.ToPerson(subject, party);
            }
            throw new Refusal.Contradiction(new Fault("", null, "grant.noGrantee"));
        }
    }

    @PostMapping
    ResponseEntity<GrantView> give(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var thing = new Thing(collection, id);
        var grant = desk.give(thing, body.as(GrantBody.class).grantee(), body.note(), caller, repeat);
        var view = GrantView.of(thing, grant, 0, links);
        // no ETag: the list counts what this reader is not told of
        return ResponseEntity.created(view.href()).body(view);
    }

    @GetMapping
    ItemPage<GrantView> list(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        var thing = new Thing(collection, id);
        return ItemPage.of(
                links.to(collection, id, "grants"),
                views(thing, desk.listed(thing, caller)),
                GrantView::place,
                after,
                pageSize);
    }

    @GetMapping("/{grant}")
    GrantView get(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @PathVariable("grant") String grant,
            Caller caller) {
        var thing = new Thing(collection, id);
        return views(thing, desk.listed(thing, caller)).stream()
                .filter(view -> view.id().equals(grant))
                .findFirst()
                .orElseThrow(() -> new Refusal.Absent(grant));
    }

    @DeleteMapping("/{grant}")
    ResponseEntity<Void> withdraw(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @PathVariable("grant") String grant,
            Caller caller) {
        desk.withdraw(new Thing(collection, id), grant, caller);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{grant}/strikings")
    ResponseEntity<StrikingView> strike(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @PathVariable("grant") String grant,
            WriteBody body,
            Caller caller) {
        var field = body.as(Field.class).field();
        var struck = desk.strike(new Thing(collection, id), grant, field, body.note(), caller);
        return StrikingView.answer(links.to(collection, id, "grants", grant), struck, field, body.note());
    }

    /** Text that is struck. */
    record Field(String field) {}

    private List<GrantView> views(Thing thing, List<Grant> all) {
        return LongStream.rangeClosed(1, all.size())
                .mapToObj(place -> GrantView.of(thing, all.get((int) place - 1), place, links))
                .toList();
    }
}
