package eu.akkoord.platform.lists.kind;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.web.HistoryEntry;
import eu.akkoord.platform.desk.web.HistoryQuestion;
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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints that all kinds have. A service imports it. */
@RestController
@RequestMapping("/akkoord/v1/{collection}")
public class KindController {
    private final Map<String, Endpoints<?, ?>> all;
    private final Links links;

    public KindController(List<Endpoints<?, ?>> all, Links links) {
        this.all = all.stream().collect(Collectors.toMap(one -> one.kind().collection(), Function.identity()));
        this.links = links;
    }

    @GetMapping
    public void list(
            @PathVariable String collection, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        of(collection).listing().answer(links.to(collection), caller, request, response);
    }

    @PostMapping
    public ResponseEntity<Map<String, Object>> register(
            @PathVariable String collection, WriteBody body, Caller caller, @Nullable Repeat repeat) {
        return register(of(collection), body, caller, repeat);
    }

    private <A, F extends Record> ResponseEntity<Map<String, Object>> register(
            Endpoints<A, F> of, WriteBody body, Caller caller, @Nullable Repeat repeat) {
        var id = body.id(of.kind().collection(), repeat);
        var made = of.uses().register(id, body.properties(), body.note(), caller, repeat);
        return Answers.created(
                links.to(of.kind().path(made.value())), made, of.uses().registered(of.kind(), made, caller, links));
    }

    @GetMapping("/{id}")
    public ResponseEntity<Map<String, Object>> get(
            @PathVariable String collection, @PathVariable String id, Moment moment, Caller caller) {
        return get(of(collection), id, moment, caller);
    }

    private <A, F extends Record> ResponseEntity<Map<String, Object>> get(
            Endpoints<A, F> of, String id, Moment moment, Caller caller) {
        var found = of.desk().at(id, moment, caller);
        return Answers.ok(found, view(of, found, moment, caller));
    }

    @PatchMapping("/{id}")
    public ResponseEntity<Map<String, Object>> amend(
            @PathVariable String collection,
            @PathVariable String id,
            @RequestHeader("If-Match") Revision seen,
            WriteBody patch,
            Caller caller) {
        return amend(of(collection), id, seen.number(), patch, caller);
    }

    private <A, F extends Record> ResponseEntity<Map<String, Object>> amend(
            Endpoints<A, F> of, String id, long seen, WriteBody patch, Caller caller) {
        var opened = of.desk().open(id, seen, patch.note(), caller);
        var amended = opened.once(first -> {
            var shown = of.kind().factsOf(first.shown());
            return of.uses().amend(first, of.kind().facts().amended(shown, patch.properties()));
        });
        return Answers.ok(amended, view(of, amended, Moment.NOW, caller));
    }

    @PostMapping("/{id}/transitions")
    public ResponseEntity<TransitionView> take(
            @PathVariable String collection,
            @PathVariable String id,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        var taken = take(of(collection), id, seen.number(), body, caller);
        return TransitionView.answer(
                links.toEvent(collection, id, taken.revision()),
                taken,
                body.text("status"),
                body.mentions("party") ? body.text("party") : null,
                body.note());
    }

    private static <A> Recorded<A> take(Endpoints<A, ?> of, String id, long seen, WriteBody body, Caller caller) {
        return of.desk()
                .open(id, seen, body.note(), caller)
                .once(opened -> of.uses().take(opened, body.properties()));
    }

    @GetMapping("/{id}/history")
    public ItemPage<HistoryEntry> history(
            @PathVariable String collection, @PathVariable String id, HistoryQuestion asked, Caller caller) {
        return history(of(collection), id, asked, caller);
    }

    private <A> ItemPage<HistoryEntry> history(Endpoints<A, ?> of, String id, HistoryQuestion asked, Caller caller) {
        var list = links.to(of.kind().collection(), id, "history");
        return asked.page(of.kind(), list, of.desk().history(id, caller), caller, links);
    }

    private <A, F extends Record> Map<String, Object> view(
            Endpoints<A, F> of, Recorded<A> shown, Moment moment, Caller reader) {
        return of.uses().view(of.kind(), shown, moment, reader, links);
    }

    private Endpoints<?, ?> of(String collection) {
        return Objects.requireNonNullElseGet(all.get(collection), () -> {
            throw new Refusal.Absent(collection);
        });
    }
}
