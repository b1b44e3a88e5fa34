package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.embedded.Ports;
import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway takes connections before it has all that it answers with. */
class StartUnderLoadIT {
    private static final String DOSSIER = "/akkoord/v1/dossiers/normen-en-waarden-2017";
    private final Backend dossiers = new Backend("dossiers");
    private final int port = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void while_it_starts_it_says_to_come_back() throws Exception {
        dossiers.answer();
        var mayEnd = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting = threads.submit(() -> start(arguments -> {
                begun.countDown();
                mayEnd.await();
            }));
            try {
                assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
                for (var path : List.of(DOSSIER, "/akkoord/v1/health")) {
                    var early = ask(path);
                    assertThat(early.statusCode()).as(path).isEqualTo(503);
                    assertThat(early.headers().firstValue("Retry-After")).isPresent();
                    assertThat(early.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                }
                assertThat(dossiers.asked()).isEmpty();
                assertThat(ask("/akkoord/v1/openapi.yaml").statusCode()).isEqualTo(200);
            } finally {
                // closing the threads waits for the start
                mayEnd.countDown();
            }
            try (var context = starting.get()) {
                assertThat(ask(DOSSIER).statusCode()).isEqualTo(200);
                assertThat(context.isRunning()).isTrue();
            }
        } finally {
            dossiers.goAway();
        }
    }

    @Test
    void under_load_it_answers_nothing_but_503_before_it_answers() throws Exception {
        dossiers.answer();
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        var enough = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                callers.add(threads.submit(() -> {
                    while (!enough.get()) {
                        try {
                            statuses.add(ask(DOSSIER).statusCode());
                        } catch (IOException notYet) {
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                        }
                    }
                    return null;
                }));
            }
            try (var context = start(arguments -> {})) {
                for (int time = 0; time < 50; time++) {
                    statuses.add(ask(DOSSIER).statusCode());
                }
                enough.set(true);
                for (var caller : callers) {
                    caller.get();
                }
                assertThat(context.isRunning()).isTrue();
            } finally {
                enough.set(true);
            }
        } finally {
            dossiers.goAway();
        }
        assertThat(statuses).contains(200).containsOnly(200, 503);
    }

    private ConfigurableApplicationContext start(ApplicationRunner last) {
        Map<String, Object> settings = new HashMap<>(TestTokens.settings());
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", port);
        settings.put("management.server.port", 0);
        settings.put("akkoord.gateway.dossier-service", dossiers.address());
        settings.put("akkoord.gateway.agreement-service", dossiers.address());
        settings.put("akkoord.gateway.address-limit.requests", 1_000_000);
        settings.put("akkoord.gateway.client-limit.requests", 1_000_000);
        return new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("last", last))
                .run(settings.entrySet().stream()
                        .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                        .toArray(String[]::new));
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.reader("VL", "abb"))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
