package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.local.Load.Seen;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Lists after the process behind them was killed while indexing: fault X1 of the fault matrix ({@code kill -9} of a service under load),
 * held to I1, I5 and I8: no acknowledged write is lost, lists equal the reads by id, and nobody has to repair anything.
 */
@ExtendWith(RunningInstallation.class)
class KilledWhileIndexingIT {
    private static final Logger LOG = LoggerFactory.getLogger(KilledWhileIndexingIT.class);
    private static final String SERVICE = "dossier-service";

    /** Within a second on an idle machine, as the log says; a busy one makes it late. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration HEALED = Duration.ofSeconds(60);

    private final Installation installation;

    KilledWhileIndexingIT(Installation installation) {
        this.installation = installation;
    }

    @BeforeEach
    void all_is_well() {
        await().atMost(HEALED).until(() -> new Health(installation).ofAll());
    }

    @Test
    void what_was_written_around_a_kill_is_listed_as_it_is_by_id() {
        try (var load = new Load(installation, "gedood")) {
            load.awaitMore(60);
            kill();
            awaitReady();
            awaitListed(load);
        }
    }

    @Test
    void an_index_that_is_deleted_after_a_kill_is_made_anew_from_the_store() throws IOException {
        try (var load = new Load(installation, "gewist")) {
            load.awaitMore(60);
            kill();
            assertThat(FileSystemUtils.deleteRecursively(
                            installation.data().resolve("catalogue").resolve(SERVICE)))
                    .isTrue();
            awaitReady();
            awaitListed(load);
        }
    }

    /** Returns when it is gone; the supervisor starts it again half a second later at the earliest. */
    private void kill() {
        var process = installation.process(SERVICE).orElseThrow();
        process.destroyForcibly();
        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(5));
    }

    private void awaitReady() {
        await().atMost(HEALED).pollInterval(Duration.ofMillis(50)).until(() -> new Health(installation).of(SERVICE));
    }

    /** Waits until every acknowledged write is there by id, and lists equal it. */
    private void awaitListed(Load load) {
        var ready = System.nanoTime();
        var written = load.end();
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    assertThat(listed(load, "")).isEqualTo(written);
                    assertThat(listed(load, "&q=gewijzigd"))
                            .isEqualTo(only(written, seen -> seen.title().startsWith("Gewijzigd")))
                            .isNotEmpty();
                    assertThat(listed(load, "&confidentiality=internal&sort=title"))
                            .isEqualTo(
                                    only(written, seen -> seen.confidentiality().equals("internal")))
                            .isNotEmpty();
                });
        LOG.info("{} dossiers are listed after {} ms", written.size(), (System.nanoTime() - ready) / 1_000_000);
        var byId = new TreeMap<String, Seen>();
        written.keySet().forEach(id -> byId.put(id, Seen.of(good(load.read("/dossiers/" + id)))));
        assertThat(byId).as("by id").isEqualTo(written);
    }

    private static Map<String, Seen> only(Map<String, Seen> all, Predicate<Seen> wanted) {
        var some = new TreeMap<>(all);
        some.values().removeIf(wanted.negate());
        return some;
    }

    /** All pages of the list, which has as many as it says. */
    private Map<String, Seen> listed(Load load, String filter) {
        var found = new TreeMap<String, Seen>();
        var next = "/dossiers?pageSize=50&agreement=" + load.agreement() + filter;
        while (!next.isEmpty()) {
            var page = good(load.read(next));
            for (var item : page.path("items")) {
                assertThat(found.put(item.path("id").asString(), Seen.of(item)))
                        .as("once")
                        .isNull();
            }
            next = page.path("next").asString("").replace(installation.publicUrl(), "");
            if (next.isEmpty()) {
                assertThat(page.path("total").asInt()).as("total").isEqualTo(found.size());
            }
        }
        return found;
    }

    private static JsonNode good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.JSON.readTree(answer.body());
    }
}
