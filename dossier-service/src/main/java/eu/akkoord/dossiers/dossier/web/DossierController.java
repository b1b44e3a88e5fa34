package eu.akkoord.dossiers.dossier.web;

import static eu.akkoord.dossiers.dossier.DossierForms.DOSSIERS;

import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.dossier.DossierStage;
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
import eu.akkoord.platform.web.WriteBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
        var milestone = request.getParameter("milestone");
        listing.answer(
                links.to("dossiers"),
                caller,
                milestone == null
                        ? UnaryOperator.identity()
                        : asked -> asked.without("milestone")
                                .within("milestone", desk.knownMilestones(Set.of(milestone), caller)),
                request,
                response);
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> open(WriteBody body, Caller caller, @Nullable Repeat repeat) {
        var said = body.properties();
        var stage = said.remove("status");
        var made = desk.begin(
                body.id("dossiers", repeat),
                facts(said, said, Confidentiality.PARTNERS, List.of(), caller),
                stage == null ? DossierStage.PROPOSED : DossierStage.of(stage.toString()),
                body.note(),
                caller,
                repeat);
        return Answers.created(links.to(DOSSIERS.path(made.value())), made, view(desk, made, caller, links));
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<Object> get(
            @PathVariable("id") String id, Moment moment, Embeds embeds, Caller caller, HttpServletResponse response)
            throws IOException {
        var dossier = desk.at(id, moment, caller);
        return embedding.answer(
                dossier, view(desk, dossier, caller, links), "dossiers", embeds, name -> List.of(id), caller, response);
    }

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, Object>> amend(
            @PathVariable("id") String id, @RequestHeader("If-Match") Revision seen, WriteBody patch, Caller caller) {
        var said = patch.properties();
        var opened = desk.open(id, seen.number(), patch.note(), caller);
        var amended = opened.once(first -> {
            var shown = first.shown().facts();
            var patched = DossierFacts.FORM.patched(shown, said);
            return desk.amend(first, facts(patched, said, shown.confidentiality(), shown.references(), caller));
        });
        return answer(amended, caller);
    }

    @PostMapping("/{id}/transitions")
    ResponseEntity<TransitionView> become(
            @PathVariable("id") String id, @RequestHeader("If-Match") Revision seen, WriteBody body, Caller caller) {
        var asked = DossierStage.of(body.text("status"));
        var after = desk.open(id, seen.number(), body.note(), caller).once(opened -> desk.become(opened, asked));
        return TransitionView.answer(DOSSIERS, after, asked, body.note(), links);
    }

    @GetMapping("/{id}/history")
    ItemPage<HistoryEntry> history(@PathVariable("id") String id, HistoryQuestion asked, Caller caller) {
        return history.page(id, asked, caller);
    }

    /**
     * The owner is the writer's organisation unless another is given, and so is the level the one that there is.
     *
     * @param before the references there are, which keep their party where none is given
     */
    private DossierFacts facts(
            Map<String, Object> properties,
            Map<String, Object> said,
            Confidentiality otherwise,
            List<PartnerReference> before,
            Caller caller) {
        var writer = desk.organisationOf(caller);
        properties.putIfAbsent("owner", writer.form());
        properties.put(
                "confidentiality", Classification.strictest(said, otherwise).word());
        return DossierFacts.FORM.read(properties).attributed(before, writer.party());
    }

    private ResponseEntity<Map<String, Object>> answer(Recorded<Dossier> recorded, Caller reader) {
        return Answers.ok(recorded, view(desk, recorded, reader, links));
    }

    static Map<String, Object> view(DossierDesk desk, Recorded<Dossier> recorded, Caller reader, Links links) {
        return Classification.shown(
                DOSSIERS.view(desk.shownTo(reader, recorded.value()), recorded.created(), recorded.registered(), links),
                reader.party(),
                recorded.value().facts().confidentiality());
    }
}
