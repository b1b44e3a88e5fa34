package eu.akkoord.dossiers.visit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnswer;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.Embedding;
import eu.akkoord.platform.web.Embeds;
import eu.akkoord.platform.web.HistoryEntry;
import eu.akkoord.platform.web.HistoryQuestion;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.TransitionView;
import eu.akkoord.platform.web.Written;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
    private final Links links;

    VisitController(
            VisitDesk desk, Listing<Visit> listing, VisitsOfDossier ofDossier, Embedding embedding, Links links) {
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
    ResponseEntity<VisitView> plan(Written body, Caller caller, @Nullable Repeat repeat) {
        var made = desk.plan(
                body.id("visits", repeat),
                facts(body.as(VisitBody.class), Confidentiality.PARTNERS, caller),
                body.note(),
                caller,
                repeat);
        var view = view(made, Moment.NOW, caller);
        return Answers.created(view.self(), made, view);
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<Object> get(
            @PathVariable("id") String id, Moment moment, Embeds embeds, Caller caller, HttpServletResponse response)
            throws IOException {
        var visit = desk.at(id, moment, caller);
        var view = view(visit, moment, caller);
        return embedding.answer(
                visit,
                view,
                "visits",
                embeds,
                name -> name.equals("dossiers")
                        ? view.dossiers().stream().map(Link::id).toList()
                        : List.of(id),
                caller,
                response);
    }

    @PatchMapping("/{id}")
    ResponseEntity<VisitView> amend(
            @PathVariable("id") String id, @RequestHeader("If-Match") Revision seen, Written patch, Caller caller) {
        return answer(
                desk.amend(
                        id,
                        seen.number(),
                        facts -> facts(
                                patch.over(VisitBody.of(facts), VisitBody.class), facts.confidentiality(), caller),
                        patch.note(),
                        caller),
                caller);
    }

    @PostMapping("/{id}/transitions")
    ResponseEntity<TransitionView> become(
            @PathVariable("id") String id, @RequestHeader("If-Match") Revision seen, Written body, Caller caller) {
        var asked = VisitStage.of(body.text("status"));
        var after = desk.become(id, seen.number(), asked, body.note(), caller);
        return TransitionView.answer(
                links.toEvent("visits", id, after.revision()),
                after,
                asked.word(),
                null,
                body.note().reason());
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
            @PathVariable("id") String id, Written body, Caller caller, @Nullable Repeat repeat) {
        var given = VisitAnswer.of(body.text("answer"));
        var after = desk.answer(id, given, body.note(), caller, repeat);
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
        return asked.page(links.to("visits", id, "history"), desk.history(id, caller), this::entry);
    }

    @GetMapping("/{id}/slips")
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

    private HistoryEntry entry(Past<Visit> past) {
        var visit = past.after();
        return HistoryEntry.of(
                past,
                links.toEvent("visits", visit.id(), past.revision()),
                visit.status().stage().word(),
                visit.facts().title(),
                visit.facts().period());
    }

    private static VisitFacts facts(VisitBody body, Confidentiality otherwise, Caller caller) {
        return body.facts(new Organisation(caller.party(), caller.organisation()), otherwise);
    }

    private ResponseEntity<VisitView> answer(Recorded<Visit> recorded, Caller caller) {
        return Answers.ok(recorded, view(recorded, Moment.NOW, caller));
    }

    private VisitView view(Recorded<Visit> recorded, Moment asked, Caller caller) {
        return VisitView.of(recorded, desk.named(recorded, asked, caller), caller.party(), links);
    }
}
