package eu.akkoord.dossiers.bulk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Opening;
import eu.akkoord.dossiers.bulk.BulkDesk;
import eu.akkoord.dossiers.bulk.BulkRequests;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.web.RowView;
import eu.akkoord.platform.web.WriteBody;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transfers and openings: found in the lists, as far as the caller may read, and changed one by one, a bounded part at a time. */
@RestController
@RequestMapping("/akkoord/v1")
class BulkController {
    private static final String PART = "50";

    private final BulkDesk desk;
    private final BulkRequests requests;
    private final Map<String, Listing<?>> listings;
    private final Links links;

    BulkController(
            BulkDesk desk, BulkRequests requests, Listing<Dossier> dossiers, Listing<Visit> visits, Links links) {
        this.desk = desk;
        this.requests = requests;
        this.listings = Map.of("dossiers", dossiers, "visits", visits);
        this.links = links;
    }

    record TransferBody(String collection, String from, String to) {}

    record OpeningBody(
            String collection,
            String agreement,
            String party,
            @Nullable List<String> ids,
            @Nullable String organisation) {}

    /** @param next where the part after this one is asked for, by the same body; absent after the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartView(List<RowView> items, @Nullable URI next) {}

    @PostMapping("/transfers")
    PartView transfer(
            WriteBody body,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            Language language,
            Caller caller) {
        var asked = body.as(TransferBody.class);
        desk.refuseTransfer(asked.from(), asked.to(), body.note(), caller);
        var part = part(
                "transfers",
                cursor,
                body.note(),
                () -> found(asked.collection(), Map.of(), asked.from(), cursor, caller));
        var rows = desk.transfer(asked.collection(), part.asked(), asked.from(), asked.to(), body.note(), caller);
        return view(asked.collection(), rows, language, "transfers", part.next());
    }

    @PostMapping("/openings")
    PartView open(
            WriteBody body,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            Language language,
            Caller caller) {
        var asked = body.as(OpeningBody.class);
        var opening = new Opening(asked.agreement(), asked.party());
        desk.refuseOpening(opening, body.note(), caller);
        if (asked.ids() != null) {
            var request = body.note().request();
            if (request != null && requests.find("openings", request).isEmpty()) {
                requests.remember("openings", request, new BulkRequests.Found(asked.ids(), null));
            }
            var rows = desk.open(
                    asked.collection(),
                    asked.ids().stream().map(id -> new BulkDesk.Asked(id, null)).toList(),
                    opening,
                    body.note(),
                    caller);
            return view(asked.collection(), rows, language, "openings", null);
        }
        var filters = Map.of(
                "owner",
                new String[] {caller.party()},
                "agreement",
                new String[] {asked.agreement()},
                "confidentiality",
                new String[] {Confidentiality.PUBLIC.word(), Confidentiality.PARTNERS.word()});
        var part = part(
                "openings",
                cursor,
                body.note(),
                () -> found(asked.collection(), filters, asked.organisation(), cursor, caller));
        return view(
                asked.collection(),
                desk.open(asked.collection(), part.asked(), opening, body.note(), caller),
                language,
                "openings",
                part.next());
    }

    /** Things to be changed by one request. */
    private record Part(
            List<BulkDesk.Asked> asked, @Nullable String next) {}

    /** Finds them, unless the same request has found them before: they may not be found any more, since it has changed them. */
    private Part part(String operation, @Nullable String cursor, ChangeNote note, Supplier<Page> found) {
        var request = note.request();
        if (request == null) {
            var page = found.get();
            return new Part(shown(page), page.next());
        }
        var place = cursor == null ? operation : operation + "?cursor=" + cursor;
        var again = requests.find(place, request).orElse(null);
        if (again == null) {
            var page = found.get();
            var ids = page.items().stream().map(Page.Item::id).toList();
            again = requests.remember(place, request, new BulkRequests.Found(ids, page.next()));
        }
        return new Part(
                again.ids().stream().map(id -> new BulkDesk.Asked(id, null)).toList(), again.next());
    }

    /** In the order of ids, which no change of what is found alters. */
    private Page found(
            String collection,
            Map<String, String[]> filters,
            @Nullable String organisation,
            @Nullable String cursor,
            Caller caller) {
        var parameters = new HashMap<>(filters);
        parameters.put("sort", new String[] {"id"});
        parameters.put("total", new String[] {"false"});
        parameters.put("pageSize", new String[] {PART});
        if (cursor != null) {
            parameters.put("cursor", new String[] {cursor});
        }
        var listing = Objects.requireNonNull(listings.get(collection), collection);
        var question = listing.question(caller, parameters);
        var narrowed = organisation == null
                ? question
                : question.within("ownedBy", Set.of(new Organisation(caller.party(), organisation).path()));
        return listing.page(narrowed, caller);
    }

    private static List<BulkDesk.Asked> shown(Page found) {
        return found.items().stream()
                .map(item -> new BulkDesk.Asked(item.id(), item.revision()))
                .toList();
    }

    private PartView view(
            String collection, List<BulkDesk.Row> rows, Language language, String path, @Nullable String next) {
        return new PartView(
                rows.stream()
                        .map(row -> RowView.of(row.id(), links.to(collection, row.id()), language, row.refusal()))
                        .toList(),
                next == null
                        ? null
                        : URI.create("%s?cursor=%s"
                                .formatted(links.to(path), URLEncoder.encode(next, StandardCharsets.UTF_8))));
    }
}
