package eu.akkoord.gateway;

import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.places.Places;
import eu.akkoord.platform.core.places.Waits;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.security.VerifiedCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One feed of the events of all services, and one list of what is newest. Each service answers for its own topics, since it knows who may see
 * what; a cursor here is the cursors of all of them. When one of them does not answer there is no page: a shorter one would be taken for whole.
 */
@RestController
final class EventController {
    private static final String EVENTS = "events";
    private static final String HEADS = "heads";
    private static final String AFTER = "after";
    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";
    private static final String WAIT = "wait";
    private static final String PAGE_SIZE = "pageSize";
    private static final String NEXT = "next";
    private static final String ITEMS = "items";
    private static final String PUBLISHED = "published";

    /** Stands for the place before all events of a service. */
    private static final String BEGINNING = "0";

    private static final Pattern LENGTH = Pattern.compile("[0-9a-f]{4}");
    private static final int DEFAULT_LIMIT = 100;
    private static final int DEFAULT_PAGE = 20;

    /** A service is asked for so long at once, which is less than it may be silent for. */
    private static final Duration TURN = Duration.ofSeconds(5);

    /** A service that has nothing lets its answer wait for longer than this. */
    private static final Duration SHORTEST_TURN = Duration.ofMillis(500);

    /** Each of them holds a connection to every service. */
    private static final Places.Share WAITS = new Places.Share(128, 32, 4);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Services services;
    private final Links links;
    private final Clock clock;
    private final Waits waits = new Waits(WAITS);

    EventController(Services services, Links links, ObjectProvider<Clock> clock) {
        this.services = services;
        this.links = links;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /**
     * The next events of one service, of which some may have been taken.
     *
     * @param before the cursor that they come after
     * @param after the cursor after all of them
     */
    private record Part(String before, List<JsonNode> items, String after, boolean more) {
        static final Part NONE = new Part(BEGINNING, List.of(), BEGINNING, false);

        static Part of(String before, JsonNode page) {
            return new Part(
                    before,
                    page.path(ITEMS).valueStream().toList(),
                    page.path(CURSOR).asString(""),
                    page.has(NEXT));
        }

        /** The cursor after as many as were taken. */
        String after(int taken) {
            return taken == items.size()
                    ? after
                    : taken == 0 ? before : items.get(taken - 1).path(CURSOR).asString();
        }

        Instant time(int at) {
            return Instant.parse(items.get(at).path(PUBLISHED).asString());
        }
    }

    @GetMapping(Routes.BASE + EVENTS)
    void feed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getParameterMap();
        var after = one(query, AFTER);
        int limit = number(query, LIMIT, DEFAULT_LIMIT);
        var places = places(after);
        var asker = Services.Asker.of(request);
        var parts = all(places, query, limit, asker);
        var until = until(query, request);
        if (!isOver(parts, until)) {
            try (var wait = waits.begin(Places.Holder.of(caller(request).getPrincipal()))) {
                boolean waited = true;
                while (waited && !isOver(parts, until) && !wait.isEnded()) {
                    var begun = clock.instant();
                    parts = awaited(parts, query, limit, until, asker);
                    // a service in which too many wait answers at once: it is not asked again and again
                    waited = Duration.between(begun, clock.instant()).compareTo(SHORTEST_TURN) > 0;
                }
            }
        }
        write(page(parts, query, after, limit), response);
    }

    private boolean isOver(Map<String, Part> parts, Instant until) {
        return parts.values().stream().anyMatch(part -> !part.items().isEmpty() || part.more())
                || !clock.instant().isBefore(until);
    }

    /** No answer outlasts the token that it is given for. */
    private Instant until(Map<String, String[]> query, HttpServletRequest request) {
        var until = clock.instant().plusSeconds(number(query, WAIT, 0));
        var expires = caller(request).expires();
        return expires.isBefore(until) ? expires : until;
    }

    private static VerifiedCaller caller(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof VerifiedCaller caller) {
            return caller;
        }
        throw new ProblemException(Problem.noAccessToken());
    }

    private SequencedMap<String, Part> all(
            Map<String, String> places, Map<String, String[]> query, int limit, Services.Asker asker) {
        var parts = new LinkedHashMap<String, Part>();
        services.each(service -> service).forEach((name, service) -> {
            var before = places.getOrDefault(name, BEGINNING);
            parts.put(name, Part.of(before, services.get(service, path(query, before, limit, 0), asker)));
        });
        return parts;
    }

    /** An answer of one of those that are asked at once. */
    private record Answer(
            String service, @Nullable Part part, @Nullable RuntimeException failure) {}

    /** Asks all of them to wait, and goes on with the first that has something; where the others are by then they are asked again. */
    private SequencedMap<String, Part> awaited(
            SequencedMap<String, Part> parts,
            Map<String, String[]> query,
            int limit,
            Instant until,
            Services.Asker asker) {
        var left = Duration.between(clock.instant(), until);
        long turn = Math.max(1, (left.compareTo(TURN) < 0 ? left : TURN).toSeconds());
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        services.each(service -> service).forEach((name, service) -> {
            var before = part(parts, name).after();
            var path = path(query, before, limit, turn);
            Thread.ofVirtual()
                    .name("events-" + name)
                    .start(() -> answers.add(answer(name, before, service, path, asker)));
        });
        var now = new LinkedHashMap<>(parts);
        for (int waiting = parts.size(); waiting > 0; waiting--) {
            var answer = next(answers);
            if (answer.failure() != null) {
                throw answer.failure();
            }
            var part = answer.part();
            if (part != null) {
                now.put(answer.service(), part);
                if (!part.items().isEmpty() || part.more()) {
                    return now;
                }
            }
        }
        return now;
    }

    private Answer answer(String name, String before, URI service, String path, Services.Asker asker) {
        try {
            return new Answer(name, Part.of(before, services.get(service, path, asker)), null);
        } catch (RuntimeException failure) {
            return new Answer(name, null, failure);
        }
    }

    private static Answer next(BlockingQueue<Answer> answers) {
        try {
            var answer = answers.poll(TURN.multipliedBy(4).toMillis(), TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(GatewayProblems.away(TURN));
    }

    /** Takes of the next of each service the one that was published first, which leaves the order of each as it is. */
    private ObjectNode page(
            SequencedMap<String, Part> parts, Map<String, String[]> query, @Nullable String after, int limit) {
        var taken = new TreeMap<String, Integer>();
        var given = new ArrayList<JsonNode>();
        while (given.size() < limit) {
            String first = null;
            for (var part : parts.entrySet()) {
                int at = taken.getOrDefault(part.getKey(), 0);
                if (at < part.getValue().items().size()
                        && (first == null
                                || part.getValue()
                                        .time(at)
                                        .isBefore(part(parts, first).time(taken.getOrDefault(first, 0))))) {
                    first = part.getKey();
                }
            }
            if (first == null) {
                break;
            }
            int at = taken.merge(first, 1, Integer::sum) - 1;
            given.add(part(parts, first).items().get(at));
        }
        var cursor = joined(parts.entrySet().stream()
                .map(part -> part.getValue().after(taken.getOrDefault(part.getKey(), 0))));
        boolean more = parts.entrySet().stream()
                .anyMatch(part -> part.getValue().more()
                        || taken.getOrDefault(part.getKey(), 0)
                                < part.getValue().items().size());
        var answer = JSON.createObjectNode().put("self", address(EVENTS, query, AFTER, after));
        if (more) {
            answer.put(NEXT, address(EVENTS, query, AFTER, cursor));
        }
        var items = answer.putArray(ITEMS);
        given.forEach(item -> items.add(((ObjectNode) item).without(CURSOR)));
        return answer.put(CURSOR, cursor);
    }

    private static Part part(Map<String, Part> parts, String name) {
        return parts.getOrDefault(name, Part.NONE);
    }

    /**
     * Reads the places of all services. Each of them judges its own.
     *
     * @throws ProblemException 400 when no page gives it
     */
    private Map<String, String> places(@Nullable String cursor) {
        if (cursor == null) {
            return Map.of();
        }
        var places = new TreeMap<String, String>();
        int at = 0;
        for (var name : services.each(service -> service).keySet()) {
            var length = LENGTH.matcher(cursor).region(at, cursor.length());
            if (!length.lookingAt()) {
                throw foreign(AFTER);
            }
            int begin = length.end();
            at = begin + Integer.parseInt(length.group(), 16);
            if (at > cursor.length() || at == begin) {
                throw foreign(AFTER);
            }
            places.put(name, cursor.substring(begin, at));
        }
        if (at < cursor.length()) {
            throw foreign(AFTER);
        }
        return places;
    }

    /** The places of all services, each after its length: they may have any sign that needs no escaping. */
    private static String joined(Stream<String> places) {
        return places.map(place -> "%04x%s".formatted(place.length(), place)).collect(Collectors.joining());
    }

    private static ProblemException foreign(String key) {
        return new ProblemException(Problem.badRequest(Issue.query(key, null, "cursor.foreign")));
    }

    /** Gives one service after the other: the order is that of collections, and each has its own. */
    @GetMapping(Routes.BASE + EVENTS + "/" + HEADS)
    void heads(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getParameterMap();
        var cursor = one(query, CURSOR);
        int pageSize = number(query, PAGE_SIZE, DEFAULT_PAGE);
        var asker = Services.Asker.of(request);
        var all = services.each(service -> service);
        var names = List.copyOf(all.keySet());
        // before any head is read, so that nothing falls between the heads of one service and the place of another
        var after = cursor == null
                ? joined(all.values().stream()
                        .map(service -> services.get(service, heads("", 1), asker)
                                .path(AFTER)
                                .asString("")))
                : null;
        var parts = cursor == null ? new String[] {names.getFirst(), ""} : cursor.split("-", 2);
        int at = names.indexOf(parts[0]);
        if (parts.length < 2 || at < 0) {
            throw foreign(CURSOR);
        }
        var page = services.get(service(all, parts[0]), heads(parts[1], pageSize), asker);
        var next = next(page);
        while (next == null && page.path(ITEMS).isEmpty() && at + 1 < names.size()) {
            at++;
            page = services.get(service(all, names.get(at)), heads("", pageSize), asker);
            next = next(page);
        }
        var answer = JSON.createObjectNode().put("self", address(EVENTS + "/" + HEADS, query, CURSOR, cursor));
        if (next != null || at + 1 < names.size()) {
            var where = next != null ? names.get(at) + "-" + next : names.get(at + 1) + "-";
            answer.put(NEXT, address(EVENTS + "/" + HEADS, query, CURSOR, where));
        }
        answer.set(ITEMS, page.path(ITEMS));
        answer.put(PAGE_SIZE, pageSize);
        if (after != null) {
            answer.put(AFTER, after);
        }
        write(answer, response);
    }

    private static URI service(Map<String, URI> all, String name) {
        var service = all.get(name);
        if (service == null) {
            throw foreign(CURSOR);
        }
        return service;
    }

    private static String heads(String cursor, int pageSize) {
        return "%s%s/%s?%s=%d%s"
                .formatted(
                        Routes.BASE,
                        EVENTS,
                        HEADS,
                        PAGE_SIZE,
                        pageSize,
                        cursor.isEmpty() ? "" : "&" + CURSOR + "=" + escaped(cursor));
    }

    private static @Nullable String next(JsonNode page) {
        return page.path(NEXT)
                .asStringOpt()
                .map(address -> UriComponentsBuilder.fromUriString(address)
                        .build()
                        .getQueryParams()
                        .getFirst(CURSOR))
                .orElse(null);
    }

    private static String path(Map<String, String[]> query, String after, int limit, long wait) {
        var asked = new TreeMap<>(query);
        asked.remove(WAIT);
        asked.put(LIMIT, new String[] {Integer.toString(limit)});
        asked.put(WAIT, new String[] {Long.toString(wait)});
        return Routes.BASE + EVENTS + "?" + written(asked, AFTER, after.equals(BEGINNING) ? null : after);
    }

    private String address(String path, Map<String, String[]> query, String key, @Nullable String cursor) {
        var asked = new TreeMap<>(query);
        asked.remove(WAIT);
        var written = written(asked, key, cursor);
        return links.to(path.split("/", -1)) + (written.isEmpty() ? "" : "?" + written);
    }

    private static String written(Map<String, String[]> query, String key, @Nullable String cursor) {
        var all = new TreeMap<>(query);
        all.remove(key);
        if (cursor != null) {
            all.put(key, new String[] {cursor});
        }
        return all.entrySet().stream()
                .flatMap(each ->
                        Arrays.stream(each.getValue()).map(value -> escaped(each.getKey()) + "=" + escaped(value)))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static int number(Map<String, String[]> query, String key, int usual) {
        var asked = one(query, key);
        return asked == null ? usual : Integer.parseInt(asked);
    }

    private static @Nullable String one(Map<String, String[]> query, String key) {
        var values = query.get(key);
        return values == null ? null : values[0];
    }

    private static void write(ObjectNode answer, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }
}
