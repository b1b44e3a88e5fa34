package eu.akkoord.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands for a service: remembers what it was asked, and answers, speaks rubbish, breaks off or is away. */
final class Backend {
    record Asked(String method, String path, Headers headers, String body) {}

    /** Size of a part of an answer that drips, in bytes. */
    static final int DRIP = 2_000;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final String name;
    private final int port;
    private final AtomicBoolean left = new AtomicBoolean();
    private AutoCloseable running = () -> {};

    Backend(String name) {
        this.name = name;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    List<Asked> asked() {
        return asked;
    }

    Asked lastAsked() {
        return asked.getLast();
    }

    void answer() throws Exception {
        goAway();
        asked.clear();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
        running = () -> server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body));
            var headers = exchange.getResponseHeaders();
            headers.add("Content-Type", "application/json");
            headers.add("ETag", "\"7\"");
            headers.add(
                    "Content-Language",
                    exchange.getRequestHeaders()
                            .getOrDefault("Accept-Language", List.of("nl"))
                            .getFirst());
            headers.add("Vary", "Accept-Language");
            headers.add("Api-Version", "of the service");
            headers.add("traceparent", "of the service");
            headers.add("Cache-Control", "of the service");
            var answer = "{\"by\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : answer.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(answer);
            }
        }
    }

    void speakRubbish() throws Exception {
        speak("rubbish\r\n\r\n");
    }

    /** Takes every request, and says nothing. Of what it was asked it knows only how often. */
    void staySilent() throws Exception {
        goAway();
        asked.clear();
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var callers = new CopyOnWriteArrayList<AutoCloseable>(List.of(server));
        var listener = Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try {
                    callers.add(server.accept());
                    asked.add(new Asked("", "", new Headers(), ""));
                } catch (IOException closed) {
                    // the test is done with it
                }
            }
        });
        running = () -> {
            for (var each : callers) {
                each.close();
            }
            listener.join();
        };
    }

    /** Dies while it answers: that many bytes of a good answer come, and the rest never. */
    void breakOffAfter(int bytes) throws Exception {
        var part = bytes == 0 ? "" : "%x\r\n%s\r\n".formatted(bytes, " ".repeat(bytes));
        speak("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"8\"\r\nTransfer-Encoding: chunked\r\n\r\n"
                + part);
    }

    /** Answers without end. Whether its caller has left is told by {@link #wasLeft}. */
    void answerWithoutEnd() throws Exception {
        goAway();
        left.set(false);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 0);
                while (true) {
                    exchange.getResponseBody().write(new byte[8192]);
                }
            } catch (IOException gone) {
                left.set(true);
            }
        });
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
        running = () -> server.stop(0);
    }

    /** Answers whole, in so many parts with a pause before each. */
    void drip(int parts, Duration pause) throws Exception {
        goAway();
        asked.clear();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var stopped = new CountDownLatch(1);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 0);
                for (int part = 0; part < parts && !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS); part++) {
                    exchange.getResponseBody().write(" ".repeat(DRIP).getBytes(StandardCharsets.US_ASCII));
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
        running = () -> {
            stopped.countDown();
            server.stop(0);
        };
    }

    /** Answers 503, be it because it has just started or for a reason of the caller's. */
    void refuse(boolean starting) throws Exception {
        goAway();
        asked.clear();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        ""));
                var body = "\"of the service\"".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Retry-After", "1");
                if (starting) {
                    exchange.getResponseHeaders().add("Service-State", "starting");
                }
                exchange.sendResponseHeaders(503, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
        running = () -> server.stop(0);
    }

    boolean wasLeft() {
        return left.get();
    }

    private void speak(String words) throws Exception {
        goAway();
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var speaker = Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try (var caller = server.accept()) {
                    caller.getInputStream().read(new byte[8192]);
                    caller.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    // the test is done with it
                }
            }
        });
        running = () -> {
            server.close();
            speaker.join();
        };
    }

    void goAway() throws Exception {
        running.close();
        running = () -> {};
    }
}
