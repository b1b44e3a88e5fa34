package eu.akkoord.dossiers.document.web;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentStage;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.lists.ListBelow;
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
@RequestMapping("/akkoord/v1/dossiers/{dossier}/documents")
class DocumentController {
    private final DocumentDesk desk;
    private final ListBelow<DossierDocument> ofDossier;
    private final Links links;

    DocumentController(DocumentDesk desk, ListBelow<DossierDocument> ofDossier, Links links) {
        this.desk = desk;
        this.ofDossier = ofDossier;
        this.links = links;
    }

    @GetMapping
    void list(
            @PathVariable("dossier") String dossier,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        desk.refuseHidden(dossier, caller);
        ofDossier.answer(dossier, caller, request, response);
    }

    @PostMapping
    ResponseEntity<DocumentView> draft(
            @PathVariable("dossier") String dossier, Written body, Caller caller, @Nullable Repeat repeat) {
        var made = desk.draft(
                dossier, body.as(DocumentBody.class).facts(Confidentiality.PARTNERS), body.note(), caller, repeat);
        var view = current(made, caller);
        return Answers.created(view.self(), made, view);
    }

    @GetMapping("/{id}")
    ResponseEntity<DocumentView> get(
            @PathVariable("dossier") String dossier,
            @PathVariable("id") String id,
            @RequestParam(name = "version", required = false) @Nullable Integer version,
            Moment moment,
            Caller caller) {
        var document = desk.at(dossier, id, moment, caller);
        var versions = desk.versions(document.value(), caller);
        int shown = version == null ? versions.size() : version;
        if (shown > versions.size()) {
            throw new Refusal.Absent(id);
        }
        return Answers.ok(document, DocumentView.of(document, versions, shown, caller.party(), links));
    }

    @PatchMapping("/{id}")
    ResponseEntity<DocumentView> amend(
            @PathVariable("dossier") String dossier,
            @PathVariable("id") String id,
            @RequestHeader("If-Match") Revision seen,
            Written patch,
            Caller caller) {
        var after = desk.amend(
                dossier,
                id,
                seen.number(),
                facts -> patch.over(DocumentBody.of(facts), DocumentBody.class).facts(facts.confidentiality()),
                patch.note(),
                caller);
        return Answers.ok(after, current(after, caller));
    }

    @PostMapping("/{id}/transitions")
    ResponseEntity<TransitionView> become(
            @PathVariable("dossier") String dossier,
            @PathVariable("id") String id,
            @RequestHeader("If-Match") Revision seen,
            Written body,
            Caller caller) {
        var asked = DocumentStage.of(body.text("status"));
        var after = desk.become(dossier, id, seen.number(), asked, body.note(), caller);
        return TransitionView.answer(
                links.toEvent("documents", id, after.revision()),
                after,
                asked.word(),
                null,
                body.note().reason());
    }

    @GetMapping("/{id}/history")
    ItemPage<HistoryEntry> history(
            @PathVariable("dossier") String dossier,
            @PathVariable("id") String id,
            HistoryQuestion asked,
            Caller caller) {
        return asked.page(
                links.to("dossiers", dossier, "documents", id, "history"),
                desk.history(dossier, id, caller),
                this::entry);
    }

    private HistoryEntry entry(Past<DossierDocument> past) {
        var document = past.after();
        return HistoryEntry.of(
                past,
                links.toEvent("documents", document.id(), past.revision()),
                document.status().stage().word(),
                document.facts().title(),
                null);
    }

    private DocumentView current(Recorded<DossierDocument> recorded, Caller reader) {
        var versions = desk.versions(recorded.value(), reader);
        return DocumentView.of(recorded, versions, versions.size(), reader.party(), links);
    }
}
