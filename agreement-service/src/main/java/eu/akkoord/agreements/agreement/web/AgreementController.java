package eu.akkoord.agreements.agreement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.AgreementStage;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.agreements.agreement.Step;
import eu.akkoord.agreements.agreement.web.AgreementView.FactsView;
import eu.akkoord.agreements.agreement.web.AgreementView.RelationView;
import eu.akkoord.agreements.agreement.web.AgreementView.ThemeView;
import eu.akkoord.agreements.agreement.web.AgreementView.WrittenPeriod;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.MergePatch;
import eu.akkoord.platform.web.Revision;
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/akkoord/v1/agreements")
class AgreementController {
    private final AgreementDesk desk;
    private final Links links;
    private final JsonMapper json;

    AgreementController(AgreementDesk desk, Links links, JsonMapper json) {
        this.desk = desk;
        this.links = links;
        this.json = json;
    }

    record Creation(
            String id,
            String title,
            String instrument,
            List<String> parties,
            @Nullable List<ThemeView> themes,
            @Nullable WrittenPeriod signed,
            @Nullable String summary,
            @Nullable List<RelationView> relations,
            @Nullable ChangeNote change) {
        FactsView facts() {
            return new FactsView(title, parties, themes, signed, summary, relations);
        }
    }

    record Transition(
            String status, @Nullable String party, @Nullable ChangeNote change) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TransitionRecord(
            String status,
            @Nullable String party,
            LocalDate occurred,
            @Nullable String reason,
            Instant registered) {}

    @PostMapping
    ResponseEntity<AgreementView> register(@RequestBody Creation body, Caller caller, @Nullable Repeat repeat) {
        var registered = desk.register(
                body.id(),
                Instrument.of(body.instrument()),
                body.facts().toFacts(),
                ChangeNote.of(body.change()),
                caller,
                repeat);
        var view = view(registered);
        return ResponseEntity.created(view.self())
                .eTag(new Revision(registered.revision()).etag())
                .body(view);
    }

    @GetMapping("/{agreementId}")
    ResponseEntity<AgreementView> get(@PathVariable String agreementId, Moment moment) {
        return answer(desk.at(agreementId, moment));
    }

    @PatchMapping("/{agreementId}")
    ResponseEntity<AgreementView> amend(
            @PathVariable String agreementId,
            @RequestHeader("If-Match") Revision seen,
            @RequestBody ObjectNode body,
            Caller caller) {
        var patch = body.deepCopy();
        var change = patch.remove("change");
        var note = change == null ? ChangeNote.NONE : json.treeToValue(change, ChangeNote.class);
        return answer(desk.amend(
                agreementId,
                seen.number(),
                facts -> json.treeToValue(
                                MergePatch.apply(json.valueToTree(FactsView.of(facts)), patch), FactsView.class)
                        .toFacts(),
                note,
                caller));
    }

    @PostMapping("/{agreementId}/transitions")
    ResponseEntity<TransitionRecord> take(
            @PathVariable String agreementId,
            @RequestHeader("If-Match") Revision seen,
            @RequestBody Transition body,
            Caller caller) {
        var step = new Step(AgreementStage.of(body.status()), body.party());
        var note = ChangeNote.of(body.change());
        var taken = desk.take(agreementId, seen.number(), step, note, caller);
        return ResponseEntity.created(links.to("events", "agreements.%s.%d".formatted(agreementId, taken.revision())))
                .eTag(new Revision(taken.revision()).etag())
                .body(new TransitionRecord(
                        body.status(), body.party(), taken.occurred(), note.reason(), taken.registered()));
    }

    @GetMapping("/{agreementId}/history")
    HistoryPage history(
            @PathVariable String agreementId,
            @RequestParam(defaultValue = "20") int pageSize,
            @RequestParam(defaultValue = "0") long after) {
        return HistoryPage.of(agreementId, desk.history(agreementId), pageSize, after, links);
    }

    private ResponseEntity<AgreementView> answer(Recorded<Agreement> agreement) {
        return ResponseEntity.ok()
                .eTag(new Revision(agreement.revision()).etag())
                .body(view(agreement));
    }

    private AgreementView view(Recorded<Agreement> agreement) {
        return AgreementView.of(agreement, desk.created(agreement), links);
    }
}
