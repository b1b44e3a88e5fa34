package eu.akkoord.dossiers;

import static com.mongodb.client.model.Filters.eq;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/**
 * Lists of a second instance: on the same database, with a catalogue that is missing, damaged or was left behind by a killed
 * process; and what grants given at the one change at the other.
 */
@WithServers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class InstancesIT {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");

    /** News comes to the other instance by the log; a busy machine makes it late. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** So soon a grant counts at every instance. */
    private static final Duration PROMISED = Duration.ofSeconds(1);

    private static final Duration OFTEN = Duration.ofMillis(20);

    /** A mark that nobody told of is overdue after ten seconds, and looked for every two. */
    private static final Duration SWEPT = Duration.ofSeconds(20);

    private static final Duration START = Duration.ofSeconds(60);

    @Autowired
    private Environment environment;

    @Autowired
    private MongoDatabase database;

    @TempDir
    private Path folder;

    private Calls first;

    @BeforeEach
    void some_dossiers_are_there(
            @Value("${local.server.port}") int port,
            @Value("${spring.kafka.bootstrap-servers}") String servers,
            @Autowired Parties parties,
            @Autowired Agreements agreements)
            throws Exception {
        first = new Calls(port);
        new Kafka(servers).tellOfTwoPartiesAndTheirAgreement(parties, agreements);
    }

    @Test
    void two_instances_list_the_same_though_one_begins_without_a_catalogue() throws Exception {
        open("eerste-a");
        open("eerste-b");
        try (var instance = start(folder)) {
            var second = calls(instance);
            await().atMost(START)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(listed(second))
                            .isEqualTo(byId(first, listed(first).keySet()))
                            .containsKeys("eerste-a", "eerste-b"));

            open("eerste-c");
            retitle(first, "eerste-a", "Aan de ene gewijzigd");
            retitle(second, "eerste-b", "Aan de andere gewijzigd");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(listed(first))
                        .containsEntry("eerste-a", "Aan de ene gewijzigd")
                        .containsEntry("eerste-b", "Aan de andere gewijzigd")
                        .containsKey("eerste-c");
                assertThat(listed(second)).isEqualTo(listed(first));
            });
            grants_given_at_the_one_count_at_the_other(second);
        }
    }

    private void grants_given_at_the_one_count_at_the_other(Calls second) throws Exception {
        good(first.post("/dossiers", OFFICER, Map.of(), """
                {"id": "eerste-intern", "title": "Toegekend", "agreements": ["vl-nl-integratie-2013"],
                 "confidentiality": "internal"}"""));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(counted(second, OFFICER)).isEqualTo(1));
        assertThat(counted(second, PARTNER)).isZero();

        var given = first.send(
                "POST",
                "/dossiers/eerste-intern/grants",
                COORDINATOR,
                null,
                "{'party':'NL','organisation':'szw','change':{'reason':'leest mee'}}");
        var grants = database.getCollection("dossierGrants");
        await().atMost(PROMISED)
                .pollInterval(OFTEN)
                .untilAsserted(() -> assertThat(counted(second, PARTNER)).isEqualTo(1));
        var granted = grants.find(eq("_id", "eerste-intern")).first();
        assertThat(first.send(
                                "DELETE",
                                location(given).substring(location(given).indexOf("/dossiers/")),
                                OFFICER,
                                null,
                                null)
                        .statusCode())
                .isEqualTo(204);
        // the count shows that the other's index has changed, for what is no longer seen is not shown in any case
        await().atMost(PROMISED)
                .pollInterval(OFTEN)
                .untilAsserted(() -> assertThat(counted(second, PARTNER)).isZero());

        // as a process leaves it that was killed straight after the write
        var entry = database.getCollection("dossierGrants_history")
                .find(eq("_id", "eerste-intern/0"))
                .first()
                .getList("entries", Document.class)
                .getFirst();
        granted.append("pending", true).append("outbox", List.of(entry));
        grants.replaceOne(eq("_id", "eerste-intern"), granted);
        await().atMost(SWEPT).untilAsserted(() -> {
            assertThat(counted(first, PARTNER)).isEqualTo(1);
            assertThat(counted(second, PARTNER)).isEqualTo(1);
            assertThat(grants.find(eq("_id", "eerste-intern")).first()).doesNotContainKey("pending");
        });
    }

    private static int counted(Calls service, String reader) throws Exception {
        return good(service.get("/dossiers?q=toegekend", reader)).path("total").asInt();
    }

    @Test
    void a_catalogue_that_is_damaged_or_gone_is_made_anew_before_the_service_is_ready() throws Exception {
        open("beschadigd-a");
        await().atMost(SOON).untilAsserted(() -> assertThat(listed(first)).containsKey("beschadigd-a"));
        copy(Path.of(environment.getRequiredProperty("akkoord.catalogue.folder")), folder);
        damage(folder.resolve("dossiers"));
        FileSystemUtils.deleteRecursively(folder.resolve("visits"));
        try (var instance = start(folder)) {
            var second = calls(instance);
            await().atMost(START).until(() -> ready(instance));
            assertThat(listed(second))
                    .isEqualTo(byId(first, listed(first).keySet()))
                    .containsKey("beschadigd-a");
            assertThat(good(second.get("/visits", OFFICER)).path("total"))
                    .isEqualTo(good(first.get("/visits", OFFICER)).path("total"));
        }
    }

    private static boolean ready(ConfigurableApplicationContext instance) throws Exception {
        var port = instance.getEnvironment().getRequiredProperty("local.management.port");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://127.0.0.1:" + port + "/actuator/health/readiness"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        }
    }

    /** Writes over each file below it. */
    private static void damage(Path index) throws IOException {
        try (var files = Files.walk(index)) {
            var damaged = 0;
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "kapot");
                damaged++;
            }
            assertThat(damaged).isPositive();
        }
    }

    @Test
    void what_a_killed_process_left_behind_is_made_whole() throws Exception {
        open("gedood-a");
        await().atMost(SOON).untilAsserted(() -> assertThat(listed(first)).containsKey("gedood-a"));
        for (int index = 0; index < 20; index++) {
            open("gedood-tijdens-" + index);
        }
        copy(Path.of(environment.getRequiredProperty("akkoord.catalogue.folder")), folder);
        retitle(first, "gedood-a", "Na de dood gewijzigd");
        try (var instance = start(folder)) {
            var second = calls(instance);
            await().atMost(START)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(listed(second))
                            .isEqualTo(byId(first, listed(first).keySet()))
                            .containsEntry("gedood-a", "Na de dood gewijzigd")
                            .containsKey("gedood-tijdens-19"));
        }
    }

    private ConfigurableApplicationContext start(Path catalogue) {
        var settings = new ArrayList<String>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--akkoord.catalogue.folder=" + catalogue,
                setting("akkoord.audit.keys"),
                setting("spring.mongodb.uri"),
                setting("spring.kafka.bootstrap-servers")));
        TestTokens.settings().forEach((name, value) -> settings.add("--%s=%s".formatted(name, value)));
        return SpringApplication.run(DossierServiceApplication.class, settings.toArray(String[]::new));
    }

    private String setting(String name) {
        return "--%s=%s".formatted(name, environment.getRequiredProperty(name));
    }

    private static Calls calls(ConfigurableApplicationContext instance) {
        return new Calls(instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private void open(String id) throws Exception {
        good(first.post("/dossiers", OFFICER, Map.of(), """
                {"id": "%s", "title": "%s", "agreements": ["vl-nl-integratie-2013"]}""".formatted(id, id)));
    }

    private static void retitle(Calls service, String id, String title) throws Exception {
        good(service.send("PATCH", "/dossiers/" + id, OFFICER, "\"1\"", "{'title':'%s'}".formatted(title)));
    }

    /** Titles by id. */
    private static Map<String, String> listed(Calls service) throws Exception {
        var page = good(service.get("/dossiers?pageSize=100&agreement=vl-nl-integratie-2013", OFFICER));
        var titles = new TreeMap<String, String>();
        page.path("items")
                .forEach(item -> titles.put(
                        item.path("id").asString(), item.path("title").asString()));
        assertThat(page.path("total").asInt()).isEqualTo(titles.size());
        return titles;
    }

    private static Map<String, String> byId(Calls service, Iterable<String> ids) throws Exception {
        var titles = new TreeMap<String, String>();
        for (var id : ids) {
            titles.put(
                    id,
                    good(service.get("/dossiers/" + id, OFFICER)).path("title").asString());
        }
        return titles;
    }

    /** As a kill leaves it: in the middle of whatever was being written. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(place)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)));
                } catch (NoSuchFileException merged) {
                    // it was merged into another one meanwhile
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
