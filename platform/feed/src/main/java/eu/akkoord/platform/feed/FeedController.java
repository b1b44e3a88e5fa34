package eu.akkoord.platform.feed;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.places.Places.Holder;
import eu.akkoord.platform.core.places.Waits;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.kafka.TopicLog;
import eu.akkoord.platform.security.VerifiedCaller;
import eu.akkoord.platform.web.Contract;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** The endpoints that return published events from a place on, and the newest of everything. */
@RestController
final class FeedController {
    private static final Logger LOG = LoggerFactory.getLogger(FeedController.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FEED = "/akkoord/v1/events";
    private static final int DEFAULT_LIMIT = 100;
    private static final int DEFAULT_PAGE = 20;
    private static final String LIMIT = "limit";
    private static final String WAIT = "wait";
    private static final String CURSOR = "cursor";
    private static final String PAGE_SIZE = "pageSize";

    /** How soon a wait that has to end does. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** A catalogue may know something later than the log; what was written in this time comes again after the heads. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final TopicLog log;
    private final EventFeed feed;
    private final HeadList heads;
    private final FeedCursors cursors;
    private final Waits waits;
    private final String service;
    private final Map<String, Set<String>> properties;
    private final Map<String, Set<String>> scopes;
    private final Links links;
    private final Clock clock;

    /**
     * @param service the word that names this service in the types of events
     * @param contract which says what filters are about, and the scopes that a partner's client needs for each collection
     */
    FeedController(
            TopicLog log,
            EventFeed feed,
            HeadList heads,
            FeedCursors cursors,
            Waits waits,
            String service,
            Contract contract,
            Links links,
            Clock clock) {
        this.log = log;
        this.feed = feed;
        this.heads = heads;
        this.cursors = cursors;
        this.waits = waits;
        this.service = service;
        this.properties = EventFilter.properties(operation(contract, "/events"));
        this.scopes = operation(contract, "/events/{eventId}").admission().collectionScopes();
        this.links = links;
        this.clock = clock;
    }

    private static Contract.Operation operation(Contract contract, String template) {
        return contract.operations().stream()
                .filter(one -> one.template().equals(template) && one.method().equals("GET"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The contract has no GET " + template));
    }

    /** Returns the events after a place, and waits for one where that is asked and there is none yet. */
    @GetMapping(FEED)
    void feed(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getParameterMap();
        var after = one(query, FeedCursors.KEY);
        var filter = EventFilter.of(service, query, properties);
        var place = after == null ? Map.<TopicPartition, Long>of() : cursors.read(after);
        var page = page(place, number(query, LIMIT, DEFAULT_LIMIT), filter, caller, until(query, request));
        var answer = JSON.createObjectNode().put("self", address(FEED, query, FeedCursors.KEY, after));
        var next = cursors.write(page.next());
        if (page.more()) {
            answer.put("next", address(FEED, query, FeedCursors.KEY, next));
        }
        var items = answer.putArray("items");
        page.items().forEach(item -> {
            var eventId = item.shown().event().path("id").asString();
            items.addObject()
                    .put("href", links.to("events", eventId).toString())
                    .put("published", item.event().written().toString())
                    .put(CURSOR, cursors.write(item.next()))
                    .putRawValue("event", new RawValue(new String(item.shown().bytes(), StandardCharsets.UTF_8)));
        });
        write(answer.put(CURSOR, next), response);
    }

    private EventFeed.Page page(
            Map<TopicPartition, Long> place, int limit, EventFilter filter, Caller caller, Instant until) {
        var collections = collections(caller);
        var page = read(place, limit, filter, collections, caller);
        if (!isOver(page, until)) {
            try (var wait = waits.begin(Holder.of(caller))) {
                while (!isOver(page, until) && !wait.isEnded()) {
                    var left = Duration.between(clock.instant(), until);
                    if (log.await(page.next(), left.compareTo(LOOK) < 0 ? left : LOOK)) {
                        page = read(page.next(), limit, filter, collections, caller);
                    }
                    if (Thread.currentThread().isInterrupted()) {
                        return page;
                    }
                }
            }
        }
        return page;
    }

    private boolean isOver(EventFeed.Page page, Instant until) {
        return !page.items().isEmpty() || page.more() || !clock.instant().isBefore(until);
    }

    private EventFeed.Page read(
            Map<TopicPartition, Long> place, int limit, EventFilter filter, Set<String> collections, Caller caller) {
        try {
            return feed.page(place, limit, filter, collections, caller);
        } catch (TopicLog.Elsewhere gone) {
            throw FeedCursors.outdated();
        }
    }

    /** No answer outlasts the token that it is given for. */
    private Instant until(Map<String, String[]> query, HttpServletRequest request) {
        var until = clock.instant().plusSeconds(number(query, WAIT, 0));
        return request.getUserPrincipal() instanceof VerifiedCaller who
                        && who.expires().isBefore(until)
                ? who.expires()
                : until;
    }

    /** Returns the newest event of everything there is, by collection and id. */
    @GetMapping(FEED + "/heads")
    void heads(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getParameterMap();
        var cursor = one(query, CURSOR);
        int pageSize = number(query, PAGE_SIZE, DEFAULT_PAGE);
        // before the heads are read, so that nothing falls between them and what comes after that place
        var after = cursor == null ? cursors.write(log.since(clock.instant().minus(OVERLAP))) : null;
        var page = heads.page(collections(caller), cursor, pageSize, caller);
        var answer = JSON.createObjectNode().put("self", address(FEED + "/heads", query, CURSOR, cursor));
        if (page.next() != null) {
            answer.put("next", address(FEED + "/heads", query, CURSOR, page.next()));
        }
        var items = answer.putArray("items");
        page.items().forEach(head -> {
            var eventId = "%s.%s.%d".formatted(head.collection(), head.id(), head.revision());
            items.addObject()
                    .put("id", eventId)
                    .put("href", links.to("events", eventId).toString())
                    .put("collection", head.collection())
                    .put("subject", head.id())
                    .put("revision", head.revision());
        });
        answer.put(PAGE_SIZE, pageSize);
        if (after != null) {
            answer.put(FeedCursors.KEY, after);
        }
        write(answer, response);
    }

    /** Returns the collections of which a caller may see anything: staff all, a partner's client those that its scopes name. */
    private NavigableSet<String> collections(Caller caller) {
        return heads.collections().stream()
                .filter(collection -> caller.isStaff()
                        || caller.scopes().containsAll(scopes.getOrDefault(collection, Set.of(collection + ".read"))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String address(String path, Map<String, String[]> query, String key, @Nullable String cursor) {
        var all = new TreeMap<>(query);
        all.remove(key);
        all.remove(WAIT);
        if (cursor != null) {
            all.put(key, new String[] {cursor});
        }
        var written = all.entrySet().stream()
                .flatMap(each -> Arrays.stream(each.getValue())
                        .map(value -> each.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        var address = links.to("events").toString() + path.substring(FEED.length());
        return written.isEmpty() ? address : address + "?" + written;
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

    @ExceptionHandler
    ResponseEntity<Problem> away(TopicLog.Away away) {
        LOG.warn("The feed cannot be read: {}", away.toString());
        return new ProblemException(Problem.unavailable("events.unreachable"))
                .problem()
                .answer();
    }
}
