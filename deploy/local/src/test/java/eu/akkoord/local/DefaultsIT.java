package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.core.process.Supervised;
import eu.akkoord.platform.embedded.DocumentServer;
import eu.akkoord.platform.embedded.KafkaServer;
import eu.akkoord.platform.embedded.Ports;
import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three jars beside a broker and a document store form a system. They are given addresses, since the usual ports may be taken here, and
 * what has no default: an issuer to trust, and a key of the audit chains. {@link DefaultsTest} holds their default addresses together.
 */
class DefaultsIT {
    private static final String API = "/akkoord/v1";
    private static final String PARTY = """
        {"id": "%s", "names": {"nl": "Een partij"}, "organisations": [{"id": "%s", "name": "Een organisatie"}]}""";

    private final Door gateway = new Door("gateway", Ports.free(), API + "/health");
    private final String agreements = Ports.LOOPBACK + ":" + Ports.free();
    private final String dossiers = Ports.LOOPBACK + ":" + Ports.free();
    private final List<Process> jars = new ArrayList<>();
    private final DocumentServer documents = DocumentServer.inMemory(0);
    private final KafkaServer kafka;
    private final Path folder;

    DefaultsIT(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        this.folder = folder;
        kafka = KafkaServer.start(folder.resolve("kafka"), 0);
    }

    @AfterEach
    void stop() {
        jars.forEach(Process::destroy);
        assertThat(jars).allSatisfy(jar -> assertThat(jar.onExit()).succeedsWithin(Duration.ofSeconds(40)));
        kafka.close();
        documents.close();
    }

    @Test
    void three_jars_form_a_system() throws IOException {
        start("agreement-service", agreements, service("akkoord_agreements", dossiers));
        start("dossier-service", dossiers, service("akkoord_dossiers", agreements));
        start(
                "gateway",
                gateway.authority(),
                Map.of(
                        "akkoord.gateway.agreement-service", "http://" + agreements,
                        "akkoord.gateway.dossier-service", "http://" + dossiers));
        await().atMost(Duration.ofMinutes(3))
                .failFast(
                        "a jar ended; its log is in " + folder,
                        () -> !jars.stream().allMatch(Process::isAlive))
                .ignoreExceptions()
                .until(() -> gateway.get(gateway.owned(), Map.of()).body().contains("\"UP\""));

        written("VL", "abb", "/parties", PARTY.formatted("VL", "abb"));
        written("NL", "szw", "/parties", PARTY.formatted("NL", "szw"));
        var agreement = written("VL", "abb", "/agreements", """
            {"id": "akkoord", "title": "Een akkoord", "instrument": "declarationOfIntent", "parties": ["VL", "NL"]}""");
        var dossier = written("VL", "abb", "/dossiers", """
            {"title": "Een dossier", "agreements": ["akkoord"]}""");
        assertThat(List.of(agreement, dossier))
                .allSatisfy(path -> assertThat(
                                gateway.get(path, bearer("VL", "abb")).statusCode())
                        .isEqualTo(200));
    }

    /** Returns the path of what an officer made, once the service that is asked knows what it refers to. */
    private String written(String party, String organisation, String collection, String body) {
        var headers = new HashMap<>(bearer(party, organisation));
        headers.put("Content-Type", "application/json");
        var answer = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> gateway.send("POST", API + collection, headers, BodyPublishers.ofString(body)),
                        sent -> !sent.body().contains("unknownReference"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static Map<String, String> bearer(String party, String organisation) {
        return Map.of("Authorization", "Bearer " + TestTokens.officer(party, organisation));
    }

    private Map<String, Object> service(String database, String peer) {
        return Map.of(
                "spring.mongodb.uri",
                "mongodb://%s/%s".formatted(documents.address(), database),
                "spring.kafka.bootstrap-servers",
                kafka.address(),
                "akkoord.peer.address",
                "http://" + peer,
                "akkoord.audit.keys",
                "1:" + Base64.getEncoder().encodeToString(new byte[32]));
    }

    /** Starts the built jar in the folder that all share. */
    private void start(String module, String authority, Map<String, Object> settings) throws IOException {
        var address = URI.create("http://" + authority);
        var jar = new Commands(new Installation(RunningInstallation.ROOT, folder)).built(module);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + Supervised.SUPERVISOR + "=" + ProcessHandle.current().pid(),
                "-jar",
                jar.toString(),
                "--server.port=" + address.getPort(),
                "--management.server.port=0",
                "--akkoord.public-url=http://" + gateway.authority() + API));
        Stream.of(settings, TestTokens.settings())
                .flatMap(some -> some.entrySet().stream())
                .forEach(each -> command.add("--%s=%s".formatted(each.getKey(), each.getValue())));
        jars.add(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(module + ".log").toFile())
                .start());
    }
}
