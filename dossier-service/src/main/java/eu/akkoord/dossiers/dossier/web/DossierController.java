package eu.akkoord.dossiers.dossier.web;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.dossier.DossierStage;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.Embedding;
import eu.akkoord.platform.web.Embeds;
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
@RequestMapping("/akkoord/v1/dossiers")
class DossierController {
    private final DossierDesk desk;
    private final Listing<Dossier> listing;
    private final DossierHistory history;
    private final Embedding embedding;
    private final Links links;

    DossierController(
            DossierDesk desk, Listing<Dossier> listing, DossierHistory history, Embedding embedding, Links links) {
        this.desk = desk;
        this.listing = listing;
        this.history = history;
        this.embedding = embedding;
        this.links = links;
    }

    @GetMapping
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        listing.answer(links.to("dossiers"), caller, request, response);
    }

    @PostMapping
    ResponseEntity<DossierView> open(Written body, Caller caller, @Nullable Repeat repeat) {
        var made = desk.open(
                body.id("dossiers", repeat),
                facts(body.as(DossierBody.class), Confidentiality.PARTNERS, List.of(), caller),
                body.note(),
                caller,
                repeat);
        var view = view(made, caller);
        return Answers.created(view.self(), made, view);
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<Object> get(
            @PathVariable("id") String id, Moment moment, Embeds embeds, Caller caller, HttpServletResponse response)
            throws IOException {
        var dossier = desk.at(id, moment, caller);
        return embedding.answer(
                dossier, view(dossier, caller), "dossiers", embeds, name -> List.of(id), caller, response);
    }

    @PatchMapping("/{id}")
    ResponseEntity<DossierView> amend(
            @PathVariable("id") String id, @RequestHeader("If-Match") Revision seen, Written patch, Caller caller) {
        return answer(
                desk.amend(
                        id,
                        seen.number(),
                        facts -> facts(
                                patch.over(DossierBody.of(facts), DossierBody.class),
                                facts.confidentiality(),
                                facts.references(),
                                caller),
                        patch.note(),
                        caller),
                caller);
    }

    @PostMapping("/{id}/transitions")
    ResponseEntity<TransitionView> become(
            @PathVariable("id") String id, @RequestHeader("If-Match") Revision seen, Written body, Caller caller) {
        var asked = DossierStage.of(body.text("status"));
        var after = desk.become(id, seen.number(), asked, body.note(), caller);
        return TransitionView.answer(
                links.toEvent("dossiers", id, after.revision()),
                after,
                asked.word(),
                null,
                body.note().reason());
    }

    @GetMapping("/{id}/history")
    ItemPage<HistoryEntry> history(@PathVariable("id") String id, HistoryQuestion asked, Caller caller) {
        return history.page(id, asked, caller);
    }

    private static DossierFacts facts(
            DossierBody body, Confidentiality otherwise, List<PartnerReference> before, Caller caller) {
        return body.facts(new Organisation(caller.party(), caller.organisation()), otherwise, before);
    }

    private ResponseEntity<DossierView> answer(Recorded<Dossier> recorded, Caller reader) {
        return Answers.ok(recorded, view(recorded, reader));
    }

    private DossierView view(Recorded<Dossier> recorded, Caller reader) {
        return DossierView.of(recorded, reader.party(), links);
    }
}
