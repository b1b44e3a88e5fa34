package eu.akkoord.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Stands for a service with a feed: its events have a time each, and its cursors are their number. */
final class FeedStub implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** An event, and when it was published. */
    record Event(String id, String published) {}

    private final String name;
    private final List<Event> events = new ArrayList<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;

    FeedStub(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void begin() {
        events.clear();
        asked.clear();
        status = 200;
    }

    synchronized void publish(String id, String published) {
        events.add(new Event(id, published));
        notifyAll();
    }

    void refuse(int refusal) {
        status = refusal;
    }

    List<Map<String, String>> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = new TreeMap<>(UriComponentsBuilder.fromUri(exchange.getRequestURI())
                    .build()
                    .getQueryParams()
                    .toSingleValueMap());
            asked.add(query);
            var path = exchange.getRequestURI().getPath();
            var body = status != 200
                    ? "{\"type\":\"urn:problem-type:akkoord:outdatedCursor\",\"status\":%d}".formatted(status)
                    : path.endsWith("/heads") ? heads(query) : feed(query);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized String feed(Map<String, String> query) {
        int after = Integer.parseInt(query.getOrDefault("after", name + "-0").substring(name.length() + 1));
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(query.getOrDefault("wait", "0")));
        for (long left = until - System.nanoTime();
                after >= events.size() && left > 0;
                left = until - System.nanoTime()) {
            try {
                wait(1 + left / 1_000_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        var page = JSON.createObjectNode().put("self", "x");
        var items = page.putArray("items");
        int end = Math.min(events.size(), after + limit);
        for (int at = after; at < end; at++) {
            var event = events.get(at);
            var item = items.addObject()
                    .put("href", "https://akkoord.test/akkoord/v1/events/" + event.id())
                    .put("published", event.published())
                    .put("cursor", name + "-" + (at + 1));
            item.putObject("event").put("id", event.id());
        }
        if (end < events.size()) {
            page.put("next", "x");
        }
        return page.put("cursor", name + "-" + end).toString();
    }

    /** Two pages of one head each. */
    private String heads(Map<String, String> query) {
        var page = JSON.createObjectNode().put("self", "x").put("pageSize", 1);
        boolean first = !query.containsKey("cursor");
        page.putArray("items").addObject().put("id", name + (first ? ".first" : ".second"));
        if (first) {
            page.put("after", name + "-" + events.size());
            page.put("next", "https://akkoord.test/akkoord/v1/events/heads?cursor=c.1&pageSize=1");
        }
        return page.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
