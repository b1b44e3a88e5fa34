package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consumers that do as the contract says end with what their by-id reads show, whatever changes while they read. */
class FeedFoldIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");

    private static final Map<String, String> READERS = Map.of(
            "owner", OFFICER,
            "colleague", TestTokens.officer("VL", "vdab"),
            "partner", TestTokens.officer("NL", "szw"),
            "client", TestTokens.partner("NL", "szw", "events.read", "dossiers.read"),
            "outsider", TestTokens.officer("LU", "mfi"));

    /** Each change of level that they lose or regain something by has an event. */
    private static final Set<String> ON_EVENTS_ALONE = Set.of("owner", "partner", "client");

    /** Holds one revision per dossier, and forgets what it is told to forget. */
    private final class Consumer {
        private final String token;
        private final Map<String, Integer> revisions = new TreeMap<>();
        private String cursor;

        Consumer(String token) throws Exception {
            this.token = token;
            reconcile();
        }

        /** Reads one page, and says whether there is more. */
        boolean read(int limit) throws Exception {
            var page =
                    good(service.get("/events?collection=dossiers&limit=%d&after=%s".formatted(limit, cursor), token));
            for (var item : page.path("items")) {
                var event = item.path("event");
                var subject = event.path("subject").asString();
                int revision = Integer.parseInt(event.path("sequence").asString());
                if (revision > revisions.getOrDefault(subject, 0)) {
                    if (event.path("type").asString().endsWith(".concealed") && !sees(subject)) {
                        revisions.remove(subject);
                    } else {
                        revisions.put(subject, revision);
                    }
                }
            }
            cursor = page.path("cursor").asString();
            return page.has("next");
        }

        /** Shows it to a reader who may still see it, where the event says. */
        private boolean sees(String subject) throws Exception {
            return service.get("/dossiers/" + subject, token).statusCode() == 200;
        }

        void reconcile() throws Exception {
            var heads = new TreeMap<String, Integer>();
            var next = "?pageSize=100";
            while (next != null) {
                var page = good(service.get("/events/heads" + next, token));
                if (page.has("after")) {
                    cursor = page.path("after").asString();
                }
                page.path("items").forEach(head -> {
                    if (head.path("collection").asString().equals("dossiers")) {
                        heads.put(
                                head.path("subject").asString(),
                                head.path("revision").asInt());
                    }
                });
                var address = page.path("next").asString("");
                next = address.isEmpty() ? null : "?" + URI.create(address).getRawQuery();
            }
            revisions.keySet().retainAll(heads.keySet());
            heads.forEach((subject, revision) -> revisions.merge(subject, revision, Math::max));
        }
    }

    @ParameterizedTest
    @CsvSource({"2017, true", "2018, false", "2019, false"})
    void each_ends_with_what_its_reads_show(long seed, boolean granting) throws Exception {
        var random = new Random(seed);
        var consumers = new TreeMap<String, Consumer>();
        for (var reader : READERS.entrySet()) {
            consumers.put(reader.getKey(), new Consumer(reader.getValue()));
        }
        var dossiers = new ArrayList<String>();
        var grants = new ArrayList<String>();
        for (int step = 0; step < 60; step++) {
            change(random, seed, dossiers, granting ? grants : null);
            for (var consumer : consumers.values()) {
                if (random.nextInt(3) == 0) {
                    consumer.read(1 + random.nextInt(4));
                }
            }
        }
        for (var consumer : consumers.entrySet()) {
            var name = "%s with seed %d".formatted(consumer.getKey(), seed);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                while (consumer.getValue().read(50)) {
                    // until there is nothing more
                }
                if (!granting && ON_EVENTS_ALONE.contains(consumer.getKey())) {
                    assertEqual(name, dossiers, consumer.getValue());
                }
            });
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                consumer.getValue().reconcile();
                assertEqual(name, dossiers, consumer.getValue());
            });
        }
        assertThat(shown(dossiers, READERS.get("owner"))).isNotEqualTo(shown(dossiers, READERS.get("outsider")));
    }

    private void assertEqual(String name, List<String> dossiers, Consumer consumer) throws Exception {
        assertThat(of(dossiers, consumer.revisions)).as(name).isEqualTo(shown(dossiers, consumer.token));
    }

    private static Map<String, Integer> of(List<String> dossiers, Map<String, Integer> revisions) {
        var some = new TreeMap<>(revisions);
        some.keySet().retainAll(dossiers);
        return some;
    }

    private Map<String, Integer> shown(List<String> dossiers, String token) throws Exception {
        var shown = new TreeMap<String, Integer>();
        for (var dossier : dossiers) {
            var answer = service.get("/dossiers/" + dossier, token);
            if (answer.statusCode() == 200) {
                shown.put(dossier, Integer.parseInt(etag(answer).replace("\"", "")));
            }
        }
        return shown;
    }

    /**
     * Makes a change; one that is refused changes nothing, and that is well too.
     *
     * @param grants those that hold; null where none is given
     */
    private void change(Random random, long seed, List<String> dossiers, @Nullable List<String> grants)
            throws Exception {
        var levels = List.of("public", "partners", "internal", "restricted");
        var level = levels.get(random.nextInt(levels.size()));
        if (dossiers.size() < 6) {
            var id = "gevouwen-%d-%d".formatted(seed, dossiers.size());
            good(service.send("POST", "/dossiers", OFFICER, null, """
                    {'id': '%s', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'], 'confidentiality': '%s',
                     'change': {'occurred': '2017-06-16'}}""".formatted(id, level)));
            dossiers.add(id);
            return;
        }
        var path = "/dossiers/" + dossiers.get(random.nextInt(dossiers.size()));
        switch (random.nextInt(grants == null ? 3 : 5)) {
            case 0, 1 -> patch(path, "{'title': 'Titel %d'}".formatted(random.nextInt(1_000)));
            case 2 -> patch(path, "{'confidentiality': '%s', 'change': {'reason': 'Anders bezien'}}".formatted(level));
            case 3 -> {
                var given = service.send("POST", path + "/grants", COORDINATOR, null, """
                        {'party': 'NL', 'organisation': 'szw', 'change': {'reason': 'leest mee'}}""");
                if (given.statusCode() == 201 && grants != null) {
                    grants.add(URI.create(location(given)).getPath().replace("/akkoord/v1", ""));
                }
            }
            default -> {
                if (grants != null && !grants.isEmpty()) {
                    service.send("DELETE", grants.remove(random.nextInt(grants.size())), OFFICER, null, null);
                }
            }
        }
    }

    private HttpResponse<String> patch(String path, String body) throws Exception {
        return service.send("PATCH", path, COORDINATOR, etag(service.get(path, COORDINATOR)), body);
    }
}
