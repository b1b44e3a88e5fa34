package eu.akkoord.platform.desk.web;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Striking;
import eu.akkoord.platform.web.WriteBody;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Strikes free texts, the same in every collection. A service imports it. */
@RestController
@RequestMapping("/akkoord/v1")
public class StrikingController {
    private final Map<String, Desk<?, ?>> all;
    private final Links links;

    public StrikingController(List<Desk<?, ?>> all, Links links) {
        this.all = all.stream().collect(Collectors.toMap(Desk::collection, Function.identity()));
        this.links = links;
    }

    @PostMapping("/{collection}/{id}/strikings")
    public ResponseEntity<StrikingView> strike(
            @PathVariable String collection, @PathVariable String id, WriteBody body, Caller caller) {
        return strike(collection, null, id, body, caller);
    }

    @PostMapping("/{within}/{parent}/{collection}/{id}/strikings")
    public ResponseEntity<StrikingView> strikeWithin(
            @PathVariable String collection,
            @PathVariable String parent,
            @PathVariable String id,
            WriteBody body,
            Caller caller) {
        return strike(collection, parent, id, body, caller);
    }

    private ResponseEntity<StrikingView> strike(
            String collection, @Nullable String parent, String id, WriteBody body, Caller caller) {
        var desk = all.get(collection);
        if (desk == null) {
            throw new Refusal.Absent(id);
        }
        var what = body.as(Striking.class);
        var after = desk.strike(parent, id, what, body.note(), caller);
        return StrikingView.answer(links.toEvent(collection, id, after.revision()), after, what, body.note());
    }
}
