package eu.akkoord.gateway;

import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A merge of the lists of several services, in the order of all: each is asked for as many items as the page may have, the first of all are
 * returned, and each continues after the last item taken from it. Each item bears the cursor of its successor there.
 */
final class Merge {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Answers the same question at one service. */
    @FunctionalInterface
    interface Source {
        /** @param cursor after which the page begins; absent for the first */
        JsonNode page(@Nullable String cursor, int pageSize);
    }

    /**
     * A part of the list.
     *
     * @param counted a page of each source that was asked, with its total and facets
     * @param next absent on the last
     */
    record Page(
            List<JsonNode> items,
            List<JsonNode> counted,
            @Nullable Place next) {}

    /**
     * The position after a page, by source.
     *
     * @param cursors empty at the start of a source; no entry for a source that is exhausted
     */
    record Place(Map<String, String> cursors) {
        String written() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(cursors));
        }
    }

    private final SequencedMap<String, Source> sources;
    private final Comparator<JsonNode> order;

    /** @param order that each source keeps, with no two alike */
    Merge(SequencedMap<String, Source> sources, Comparator<JsonNode> order) {
        this.sources = sources;
        this.order = order;
    }

    Place begin() {
        var cursors = new TreeMap<String, String>();
        sources.keySet().forEach(name -> cursors.put(name, ""));
        return new Place(cursors);
    }

    /**
     * The place that a page gave as its next. Each source judges its own cursor when it is asked.
     *
     * @throws ProblemException 400 when no page of these sources gives it
     */
    Place read(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8));
            var read = JSON.readTree(bytes);
            var cursors = new TreeMap<String, String>();
            if (read.isObject() && read.valueStream().allMatch(JsonNode::isString)) {
                read.properties()
                        .forEach(each ->
                                cursors.put(each.getKey(), each.getValue().asString()));
            }
            var place = new Place(cursors);
            if (!cursors.isEmpty()
                    && sources.keySet().containsAll(cursors.keySet())
                    && !place.equals(begin())
                    && place.written().equals(cursor)) {
                return place;
            }
        } catch (IllegalArgumentException | JacksonException notOurs) {
            // refused below, like what can be read and is not ours either
        }
        throw new ProblemException(Problem.badRequest(Issue.query("cursor", null, "cursor.foreign")));
    }

    /** An item, and where it was found. */
    private record Found(String source, JsonNode item) {}

    /** @param counting whether those that have given all are asked too, because they count what answers in the whole list */
    Page page(Place place, int pageSize, boolean counting) {
        var pages = new LinkedHashMap<String, JsonNode>();
        var counted = new ArrayList<JsonNode>();
        sources.forEach((name, source) -> {
            var cursor = place.cursors().get(name);
            if (cursor != null) {
                var page = source.page(cursor.isEmpty() ? null : cursor, pageSize);
                pages.put(name, page);
                counted.add(page);
            } else if (counting) {
                counted.add(source.page(null, 1));
            }
        });
        var found = new ArrayList<Found>();
        pages.forEach((name, page) -> page.path("items").forEach(item -> found.add(new Found(name, item))));
        found.sort(Comparator.comparing(Found::item, order));
        var given = found.subList(0, Math.min(pageSize, found.size()));
        var next = next(place, pages, given);
        return new Page(given.stream().map(Found::item).toList(), counted, next.isEmpty() ? null : new Place(next));
    }

    /** Returns the cursor after a page that was used up, which may be empty. */
    private static Optional<String> after(JsonNode page) {
        return page.path("next")
                .asStringOpt()
                .map(address -> UriComponentsBuilder.fromUriString(address)
                        .build()
                        .getQueryParams()
                        .getFirst("cursor"));
    }

    private static Map<String, String> next(Place place, Map<String, JsonNode> pages, List<Found> given) {
        var next = new TreeMap<String, String>();
        pages.forEach((name, page) -> {
            var taken = given.stream().filter(one -> one.source().equals(name)).toList();
            if (taken.size() == page.path("items").size()) {
                after(page).ifPresent(cursor -> next.put(name, cursor));
            } else if (taken.isEmpty()) {
                next.put(name, place.cursors().getOrDefault(name, ""));
            } else {
                next.put(name, taken.getLast().item().path("cursor").asString());
            }
        });
        return next;
    }
}
