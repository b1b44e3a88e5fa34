package eu.akkoord.dossiers.access.web;

import eu.akkoord.dossiers.access.Recovery;
import eu.akkoord.dossiers.access.RecoveryDesk;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.platform.core.authority.Caller;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for dossiers and visits. */
@RestController
@RequestMapping("/akkoord/v1/{collection:dossiers|visits}/{thing}/recoveries")
class RecoveryController {
    private final RecoveryDesk desk;
    private final Links links;

    RecoveryController(RecoveryDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    record AnswerBody(String answer) {}

    record StrikingBody(String field) {}

    @PostMapping
    ResponseEntity<RecoveryView> ask(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        return answer(new Thing(collection, id), desk.ask(new Thing(collection, id), body.note(), caller, repeat));
    }

    @GetMapping
    ItemPage<RecoveryView> list(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        return ItemPage.of(
                links.to(collection, id, "recoveries"),
                views(new Thing(collection, id), caller),
                RecoveryView::place,
                after,
                pageSize);
    }

    @GetMapping("/{recovery}")
    RecoveryView get(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @PathVariable("recovery") String recovery,
            Caller caller) {
        return views(new Thing(collection, id), caller).stream()
                .filter(view -> view.id().equals(recovery))
                .findFirst()
                .orElseThrow(() -> new Refusal.Absent(recovery));
    }

    @PostMapping("/{recovery}/answers")
    ResponseEntity<RecoveryView> answer(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @PathVariable("recovery") String recovery,
            WriteBody body,
            Caller caller) {
        var thing = new Thing(collection, id);
        var answer = Recovery.Answer.of(body.as(AnswerBody.class).answer());
        return answer(thing, desk.answer(thing, recovery, answer, body.note(), caller));
    }

    @PostMapping("/{recovery}/strikings")
    ResponseEntity<StrikingView> strike(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @PathVariable("recovery") String recovery,
            WriteBody body,
            Caller caller) {
        var field = body.as(StrikingBody.class).field();
        var struck = desk.strike(new Thing(collection, id), recovery, field, body.note(), caller);
        return StrikingView.answer(links.to(collection, id, "recoveries", recovery), struck, field, body.note());
    }

    private ResponseEntity<RecoveryView> answer(Thing thing, Recovery recovery) {
        var view = view(thing, recovery, 0);
        // no ETag: the list counts what this reader is not told of
        return ResponseEntity.created(view.self()).body(view);
    }

    private List<RecoveryView> views(Thing thing, Caller caller) {
        var all = desk.on(thing, caller);
        return LongStream.rangeClosed(1, all.size())
                .mapToObj(place -> view(thing, all.get((int) place - 1), place))
                .toList();
    }

    private RecoveryView view(Thing thing, Recovery recovery, long place) {
        return RecoveryView.of(
                recovery, place, links.to(thing.collection(), thing.id(), "recoveries", recovery.id()), desk.today());
    }
}
