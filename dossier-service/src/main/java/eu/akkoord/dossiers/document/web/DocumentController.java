package eu.akkoord.dossiers.document.web;

import static eu.akkoord.dossiers.document.DocumentForms.DOCUMENTS;

import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentForms;
import eu.akkoord.dossiers.document.DocumentStage;
import eu.akkoord.dossiers.document.DocumentVersion;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.web.HistoryEntry;
import eu.akkoord.platform.desk.web.HistoryQuestion;
import eu.akkoord.platform.lists.ListBelow;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.TransitionView;
import eu.akkoord.platform.web.WriteBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
    ResponseEntity<Map<String, Object>> draft(
            @PathVariable("dossier") String dossier, WriteBody body, Caller caller, @Nullable Repeat repeat) {
        var said = body.properties();
        var made = desk.draft(dossier, facts(said, said, Confidentiality.PARTNERS), body.note(), caller, repeat);
        return Answers.created(links.to(DOCUMENTS.path(made.value())), made, current(made, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<Map<String, Object>> get(
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
        return Answers.ok(document, view(document, versions, shown, caller));
    }

    @PatchMapping("/{id}")
    ResponseEntity<Map<String, Object>> amend(
            @PathVariable("dossier") String dossier,
            @PathVariable("id") String id,
            @RequestHeader("If-Match") Revision seen,
            WriteBody patch,
            Caller caller) {
        var said = patch.properties();
        var opened = desk.open(dossier, id, seen.number(), patch.note(), caller);
        var after = opened.once(first -> {
            var shown = first.shown().facts();
            return desk.amend(first, facts(DocumentFacts.FORM.patched(shown, said), said, shown.confidentiality()));
        });
        return Answers.ok(after, current(after, caller));
    }

    @PostMapping("/{id}/transitions")
    ResponseEntity<TransitionView> become(
            @PathVariable("dossier") String dossier,
            @PathVariable("id") String id,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        var asked = DocumentStage.of(body.text("status"));
        var after =
                desk.open(dossier, id, seen.number(), body.note(), caller).once(opened -> desk.become(opened, asked));
        return TransitionView.answer(DOCUMENTS, after, asked, body.note(), links);
    }

    @GetMapping("/{id}/history")
    ItemPage<HistoryEntry> history(
            @PathVariable("dossier") String dossier,
            @PathVariable("id") String id,
            HistoryQuestion asked,
            Caller caller) {
        return asked.page(
                DOCUMENTS,
                links.to("dossiers", dossier, "documents", id, "history"),
                desk.history(dossier, id, caller),
                caller,
                links);
    }

    private static DocumentFacts facts(
            Map<String, Object> properties, Map<String, Object> said, Confidentiality otherwise) {
        properties.put(
                "confidentiality", Classification.strictest(said, otherwise).word());
        return DocumentFacts.FORM.read(properties);
    }

    private Map<String, Object> current(Recorded<DossierDocument> recorded, Caller reader) {
        var versions = desk.versions(recorded.value(), reader);
        return view(recorded, versions, versions.size(), reader);
    }

    /**
     * @param versions those that may be shown
     * @param number of the version to show, one that there is
     */
    private Map<String, Object> view(
            Recorded<DossierDocument> recorded, List<DocumentVersion> versions, int number, Caller reader) {
        return Classification.shown(
                DocumentForms.view(
                        recorded.value(), versions, number, recorded.created(), recorded.registered(), links),
                reader.party(),
                recorded.value().facts().confidentiality());
    }
}
