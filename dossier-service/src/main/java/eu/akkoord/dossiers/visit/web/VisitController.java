package eu.akkoord.dossiers.visit.web;

import eu.akkoord.dossiers.access.AccessRefusal;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.time.Period;
import eu.akkoord.platform.web.Issue;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.MergePatch;
import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
import eu.akkoord.platform.web.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/akkoord/v1")
class VisitController {
    private final VisitDesk desk;
    private final Links links;
    private final JsonMapper json;

    VisitController(VisitDesk desk, Links links, JsonMapper json) {
        this.desk = desk;
        this.links = links;
        this.json = json;
    }

    @PostMapping("/visits")
    ResponseEntity<VisitView> plan(@RequestBody ObjectNode body, Caller caller, @Nullable Repeat repeat) {
        var note = note(body);
        var id = body.remove("id").asString();
        var made = desk.plan(id, facts(body, caller), note, caller, repeat);
        return ResponseEntity.created(links.to("visits", id)).eTag(etag(made)).body(view(made, caller));
    }

    @GetMapping("/visits/{id}")
    ResponseEntity<VisitView> get(@PathVariable("id") String id, Moment moment, Caller caller) {
        return answer(desk.find(id, moment, caller), caller);
    }

    @PatchMapping(
            path = "/visits/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<VisitView> amend(
            @PathVariable("id") String id,
            @RequestHeader("If-Match") Revision seen,
            @RequestBody ObjectNode body,
            Caller caller) {
        var note = note(body);
        var after = desk.amend(
                id,
                seen.number(),
                facts -> facts(MergePatch.apply(json.valueToTree(VisitBody.of(facts)), body), caller),
                note,
                caller);
        return answer(after, caller);
    }

    /** @param status where it should go */
    record Transition(String status, @Nullable ChangeNote change) {}

    @PostMapping("/visits/{id}/transitions")
    ResponseEntity<VisitView.Transition> become(
            @PathVariable("id") String id,
            @RequestHeader("If-Match") Revision seen,
            @RequestBody Transition transition,
            Caller caller) {
        var note = ChangeNote.of(transition.change());
        var after = desk.become(id, seen.number(), VisitStage.of(transition.status()), note, caller);
        return ResponseEntity.created(links.to("events", "visits.%s.%d".formatted(id, after.revision())))
                .eTag(etag(after))
                .body(new VisitView.Transition(
                        after.value().status().stage().word(), after.occurred(), note.reason(), after.registered()));
    }

    @GetMapping("/visits/{id}/history")
    ItemPage<VisitView.Entry> history(
            @PathVariable("id") String id,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        List<VisitView.Entry> entries = desk.history(id, caller).stream()
                .map(past -> VisitView.Entry.of(past, links))
                .toList();
        return ItemPage.of(links.to("visits", id, "history"), entries, VisitView.Entry::revision, after, pageSize);
    }

    @GetMapping("/visits/{id}/slips")
    ItemPage<VisitView.SlipView> slips(
            @PathVariable("id") String id,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        List<VisitView.SlipView> slips = desk.slips(id, caller).stream()
                .map(slip -> VisitView.SlipView.of(id, slip, links))
                .toList();
        return ItemPage.of(links.to("visits", id, "slips"), slips, VisitView.SlipView::revision, after, pageSize);
    }

    /** More precise than the general path of events, so this one answers for what is kept here. */
    @GetMapping(
            path = "/events/visits.{id}.{revision:[0-9]+}",
            produces = {"application/cloudevents+json", MediaType.APPLICATION_JSON_VALUE})
    byte[] event(@PathVariable("id") String id, @PathVariable("revision") long revision, Caller caller) {
        return desk.event(id, revision, caller).orElseThrow(() -> new AccessRefusal.Invisible(id));
    }

    private VisitFacts facts(JsonNode body, Caller caller) {
        if (body.has("period") && !body.path("period").has("edtf")) {
            throw malformed("Een periode heeft een waarde");
        }
        try {
            return json.treeToValue(body, VisitBody.class)
                    .facts(new Organisation(caller.party(), caller.organisation()));
        } catch (Period.Malformed malformed) {
            throw malformed("De periode heeft niet het formaat edtf");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.badRequest(Issue.body("/period/edtf", null, detail)));
    }

    /** Takes what is said about the change itself out of the body. */
    private ChangeNote note(ObjectNode body) {
        var note = body.remove("change");
        return note == null ? ChangeNote.NONE : json.treeToValue(note, ChangeNote.class);
    }

    private ResponseEntity<VisitView> answer(Recorded<Visit> recorded, Caller caller) {
        return ResponseEntity.ok().eTag(etag(recorded)).body(view(recorded, caller));
    }

    private VisitView view(Recorded<Visit> recorded, Caller caller) {
        return VisitView.of(recorded, desk.created(recorded), desk.named(recorded, caller), links);
    }

    private static String etag(Recorded<Visit> recorded) {
        return new Revision(recorded.revision()).etag();
    }
}
