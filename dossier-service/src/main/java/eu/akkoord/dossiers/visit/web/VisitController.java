package eu.akkoord.dossiers.visit.web;

import static eu.akkoord.dossiers.visit.VisitForms.VISITS;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnswer;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.web.HistoryEntry;
import eu.akkoord.platform.desk.web.HistoryQuestion;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.Embedding;
import eu.akkoord.platform.web.Embeds;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.TransitionView;
import eu.akkoord.platform.web.Warning;
import eu.akkoord.platform.web.WriteBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/akkoord/v1/visits")
class VisitController {
    private final VisitDesk desk;
    private final Listing<Visit> listing;
    private final VisitsOfDossier ofDossier;
    private final Embedding embedding;
    private final MovedVisits moved;
    private final Links links;

    VisitController(
            VisitDesk desk,
            Listing<Visit> listing,
            VisitsOfDossier ofDossier,
            Embedding embedding,
            MovedVisits moved,
            Links links) {
        this.moved = moved;
        this.desk = desk;
        this.listing = listing;
        this.ofDossier = ofDossier;
        this.embedding = embedding;
        this.links = links;
    }

    @GetMapping
    void list(
            @RequestParam(name = "dossier", required = false) @Nullable String dossier,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        listing.answer(
                links.to("visits"),
                caller,
                dossier == null ? UnaryOperator.identity() : ofDossier.narrowing(dossier, caller),
                request,
                response);
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> plan(WriteBody body, Caller caller, @Nullable Repeat repeat) {
        var said = body.properties();
        var stage = said.remove("status");
        var made = desk.plan(
                body.id("visits", repeat),
                facts(said, said, Confidentiality.PARTNERS, caller),
                stage == null ? VisitStage.PLANNED : VisitStage.of(stage.toString()),
                body.note(),
                caller,
                repeat);
        var view = view(made, Moment.NOW, caller);
        return Answers.created(links.to(VISITS.path(made.value())), made, view);
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<Object> get(
            @PathVariable("id") String id, Moment moment, Embeds embeds, Caller caller, HttpServletResponse response)
            throws IOException {
        var visit = desk.at(id, moment, caller);
        var seen = visit.value().naming(desk.named(visit, moment, caller));
        return embedding.answer(
                visit,
                view(seen, visit, caller),
                "visits",
                embeds,
                name -> name.equals("dossiers") ? seen.facts().dossiers() : List.of(id),
                caller,
                response);
    }

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, Object>> amend(
            @PathVariable("id") String id, @RequestHeader("If-Match") Revision seen, WriteBody patch, Caller caller) {
        var said = patch.properties();
        var opened = desk.open(id, seen.number(), patch.note(), caller);
        var amended = opened.once(first -> {
            var shown = first.shown().facts();
            return desk.amend(
                    first, facts(VisitFacts.FORM.patched(shown, said), said, shown.confidentiality(), caller));
        });
        var view = view(amended, Moment.NOW, caller);
        if (patch.mentions("period")) {
            var outside = moved.warnings(amended, caller);
            if (!outside.isEmpty()) {
                view.put(Warning.ALL, outside);
            }
        }
        return Answers.ok(amended, view);
    }

    @PostMapping("/{id}/transitions")
    ResponseEntity<TransitionView> become(
            @PathVariable("id") String id, @RequestHeader("If-Match") Revision seen, WriteBody body, Caller caller) {
        var asked = VisitStage.of(body.text("status"));
        var after = desk.open(id, seen.number(), body.note(), caller).once(opened -> desk.become(opened, asked));
        return TransitionView.answer(VISITS, after, asked, body.note(), links);
    }

    /** An answer as it was registered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answered(
            String party,
            String answer,
            LocalDate occurred,
            @Nullable String reason,
            Instant registered) {}

    @PostMapping("/{id}/answers")
    ResponseEntity<Answered> answer(
            @PathVariable("id") String id,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var given = VisitAnswer.of(body.text("answer"));
        var after = desk.answer(id, seen.number(), given, body.note(), caller, repeat);
        return Answers.created(
                links.toEvent("visits", id, after.revision()),
                after,
                new Answered(
                        caller.party(),
                        given.word(),
                        after.occurred(),
                        body.note().reason(),
                        after.registered()));
    }

    @GetMapping("/{id}/history")
    ItemPage<HistoryEntry> history(@PathVariable("id") String id, HistoryQuestion asked, Caller caller) {
        return asked.page(VISITS, links.to("visits", id, "history"), desk.history(id, caller), caller, links);
    }

    @GetMapping("/{id}/slips")
    ItemPage<SlipView> slips(
            @PathVariable("id") String id,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        var slips = desk.slips(id, caller, after, pageSize);
        return ItemPage.of(
                links.to("visits", id, "slips"),
                slips.items().stream().map(slip -> SlipView.of(id, slip, links)).toList(),
                pageSize,
                after,
                slips.next());
    }

    /** The owner is the writer's organisation unless another is given, and so is the level the one that there is. */
    private VisitFacts facts(
            Map<String, Object> properties, Map<String, Object> said, Confidentiality otherwise, Caller caller) {
        properties.putIfAbsent("owner", desk.organisationOf(caller).form());
        properties.put(
                "confidentiality", Classification.strictest(said, otherwise).word());
        return VisitFacts.FORM.read(properties);
    }

    private Map<String, Object> view(Recorded<Visit> recorded, Moment asked, Caller caller) {
        return view(recorded.value().naming(desk.named(recorded, asked, caller)), recorded, caller);
    }

    /** @param seen without what the reader may not know of */
    private Map<String, Object> view(Visit seen, Recorded<Visit> recorded, Caller caller) {
        return Classification.shown(
                VISITS.view(seen, recorded.created(), recorded.registered(), links),
                caller.party(),
                seen.facts().confidentiality());
    }
}
