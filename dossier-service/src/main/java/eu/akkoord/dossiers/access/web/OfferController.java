package eu.akkoord.dossiers.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.GuardedDesk;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.web.OfferView;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.PeriodView;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.WriteBody;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Offers about dossiers and visits. */
@RestController
@RequestMapping("/akkoord/v1/{collection:dossiers|visits}/{thing}/offers")
class OfferController {
    private final Map<String, GuardedDesk<?, ?, ?>> things;
    private final Links links;

    OfferController(List<GuardedDesk<?, ?, ?>> things, Links links) {
        this.things = things.stream().collect(Collectors.toMap(GuardedDesk::collection, Function.identity()));
        this.links = links;
    }

    /** The content of an offer: another owner, or another time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            @Nullable Organisation owner,
            @Nullable Boolean keepGrants,
            @Nullable PeriodView period) {
        static Content of(Offered offered) {
            return switch (offered) {
                case Offered.Ownership ownership -> new Content(ownership.owner(), ownership.keepGrants(), null);
                case Offered.Moving moving -> new Content(null, null, PeriodView.of(moving.period()));
            };
        }

        Offered offered(String kind) {
            if (kind.equals("ownership") && owner != null && period == null) {
                return new Offered.Ownership(owner, Boolean.TRUE.equals(keepGrants));
            }
            if (kind.equals("period") && period != null && owner == null && keepGrants == null) {
                return new Offered.Moving(period.toPeriod("/content/period"));
            }
            throw new Refusal.Contradiction(new Fault("/content", null, "offer.wrongContent"));
        }
    }

    record Body(String kind, Content content) {}

    @PostMapping
    ResponseEntity<OfferView<Content>> make(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var asked = body.as(Body.class);
        var offer = Repeat.idWithin("%s/%s/offers".formatted(collection, id), repeat);
        var made = things(collection).offer(id, offer, asked.content().offered(asked.kind()), body.note(), caller);
        var view = view(collection, id, made);
        return Answers.created(view.self(), made.revision(), view);
    }

    @GetMapping
    ItemPage<OfferView<Content>> list(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @RequestParam(name = "pageSize", defaultValue = "20") int pageSize,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            Caller caller) {
        var all = things(collection);
        return OfferView.page(list(collection, id), all.offers(id, caller), Content::of, all.today(), pageSize, after);
    }

    @GetMapping("/{offer}")
    ResponseEntity<OfferView<Content>> get(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @PathVariable("offer") String offer,
            Caller caller) {
        var standing = things(collection).offered(id, offer, caller);
        return Answers.ok(standing.revision(), view(collection, id, standing));
    }

    @PostMapping("/{offer}/answers")
    ResponseEntity<OfferView<Content>> answer(
            @PathVariable("collection") String collection,
            @PathVariable("thing") String id,
            @PathVariable("offer") String offer,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        var answer = body.as(OfferView.Answer.class).outcome();
        var standing = things(collection).answer(id, seen.number(), offer, answer, body.note(), caller);
        return Answers.created(
                links.toEvent(collection, id, standing.revision()),
                standing.revision(),
                view(collection, id, standing));
    }

    private OfferView<Content> view(String collection, String id, GuardedDesk.Standing standing) {
        return OfferView.of(
                standing.offer(),
                list(collection, id),
                Content::of,
                things(collection).today());
    }

    private URI list(String collection, String id) {
        return links.to(collection, id, "offers");
    }

    private GuardedDesk<?, ?, ?> things(String collection) {
        return Objects.requireNonNull(things.get(collection), collection);
    }
}
