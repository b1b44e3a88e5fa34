package eu.akkoord.agreements.party.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.party.Deputation;
import eu.akkoord.agreements.party.DeputyDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.WriteBody;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/akkoord/v1/parties/{partyId}/deputies")
class DeputyController {
    private final DeputyDesk desk;
    private final Links links;

    DeputyController(DeputyDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    record Body(String subject, LocalDate from, LocalDate until) {}

    /**
     * A deputation as those of the party see it.
     *
     * @param ended when it was ended before its last day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            URI self,
            String id,
            String subject,
            LocalDate from,
            LocalDate until,
            boolean inForce,
            LocalDate occurred,
            Instant registered,
            String organisation,
            @Nullable String reason,
            @Nullable Instant ended) {}

    @PostMapping
    ResponseEntity<View> name(@PathVariable String partyId, WriteBody body, Caller caller, @Nullable Repeat repeat) {
        var asked = body.as(Body.class);
        var named = desk.name(partyId, asked.subject(), asked.from(), asked.until(), body.note(), caller, repeat);
        var view = view(partyId, named.deputation());
        return Answers.created(view.self(), named.revision(), view);
    }

    @GetMapping
    ItemPage<View> list(
            @PathVariable String partyId,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        List<Deputation> all = desk.of(partyId, caller);
        return ItemPage.of(links.to("parties", partyId, "deputies"), all, one -> all.indexOf(one) + 1L, after, pageSize)
                .with(page -> page.stream().map(one -> view(partyId, one)).toList());
    }

    @GetMapping("/{deputationId}")
    View get(@PathVariable String partyId, @PathVariable String deputationId, Caller caller) {
        return desk.of(partyId, caller).stream()
                .filter(one -> one.id().equals(deputationId))
                .findFirst()
                .map(one -> view(partyId, one))
                .orElseThrow(() -> new Refusal.Absent(deputationId));
    }

    @DeleteMapping("/{deputationId}")
    ResponseEntity<Void> end(@PathVariable String partyId, @PathVariable String deputationId, Caller caller) {
        desk.end(partyId, deputationId, caller);
        return ResponseEntity.noContent().build();
    }

    private View view(String party, Deputation deputation) {
        var named = deputation.named();
        var ended = deputation.ended();
        return new View(
                links.to("parties", party, "deputies", deputation.id()),
                deputation.id(),
                deputation.subject(),
                deputation.from(),
                deputation.until(),
                deputation.isInForce(desk.today()),
                named.occurred(),
                named.registered(),
                named.organisation(),
                named.reason(),
                ended == null ? null : ended.registered());
    }
}
