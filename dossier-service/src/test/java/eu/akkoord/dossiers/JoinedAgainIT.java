package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.location;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.test.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/** Lets no party in again that has left by what a topic says: its owner says so first. */
class JoinedAgainIT extends TwoPartiesCase {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    private static final String PARTNER = TestTokens.officer("NL", "szw");
    private static final String OPERATOR = TestTokens.staff("operator", "VL", "abb");
    private static final String BOTH = "\"VL\", \"NL\"";
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final String id = "verlaten-" + SERIAL.incrementAndGet();
    private final String dossier = "/dossiers/" + id;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Environment environment;

    @TempDir
    private Path folder;

    @BeforeEach
    void a_party_has_left_after_something_was_shared_with_it() throws Exception {
        kafka.tell("agreements", id, 1, told("Een", BOTH));
        heard("Een");
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Dossier', 'agreements': ['%s']}""".formatted(id, id)));
        assertThat(service.get(dossier, PARTNER).statusCode()).isEqualTo(200);
        kafka.tell("agreements", id, 2, told("Twee", "\"VL\""));
        heard("Twee");
        refused(service.get(dossier, PARTNER), 404, "resourceNotFound");
    }

    @Test
    void attack_a_forged_record_lets_a_party_in_again_that_has_left() throws Exception {
        kafka.forge("agreements", id, 3, told("Vervalst", BOTH));
        heard("Vervalst");
        closed();
        rebuild();
        closed();
    }

    @Test
    void attack_a_process_reads_the_forged_record_from_the_beginning() throws Exception {
        kafka.forge("agreements", id, 3, told("Vervalst", BOTH));
        heard("Vervalst");
        var settings = new ArrayList<String>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--akkoord.catalogue.folder=" + folder,
                "--spring.mongodb.uri="
                        + environment
                                .getRequiredProperty("spring.mongodb.uri")
                                .replaceFirst("/[^/?]+($|\\?)", "/anew$1"),
                setting("akkoord.audit.keys"),
                setting("spring.kafka.bootstrap-servers")));
        TestTokens.settings().forEach((name, value) -> settings.add("--%s=%s".formatted(name, value)));
        try (var anew = SpringApplication.run(DossierServiceApplication.class, settings.toArray(String[]::new))) {
            var copies = anew.getBean(Agreements.class);
            await().atMost(SOON).until(() -> title(copies).equals("Vervalst"));
            assertThat(copies.find(List.of(id)).get(id).parties()).containsExactly("VL");
        }
    }

    @Test
    void a_party_that_has_joined_again_sees_what_it_saw_before_once_the_owner_says_so() throws Exception {
        kafka.tell("agreements", id, 3, told("Drie", BOTH));
        AgreementOwner.holds("/agreements/" + id, "");
        heard("Drie");
        closed();
        AgreementOwner.joined(id, List.of("VL", "NL"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(service.get(dossier, PARTNER).statusCode()).isEqualTo(200));
        await().atMost(SOON).untilAsserted(() -> assertThat(listed()).contains(id));
        rebuild();
        assertThat(joined()).containsExactlyInAnyOrder("VL", "NL");
    }

    @Test
    void a_writer_of_another_party_confirms_it_as_well() throws Exception {
        kafka.tell("agreements", id, 3, told("Drie", BOTH));
        heard("Drie");
        assertThat(joined()).containsExactly("VL");
        good(service.send("POST", "/dossiers", COORDINATOR, null, """
                {'id': '%s-later', 'title': 'Dossier', 'agreements': ['%s']}""".formatted(id, id)));
        assertThat(joined()).containsExactlyInAnyOrder("VL", "NL");
    }

    private void closed() throws Exception {
        refused(service.get(dossier, PARTNER), 404, "resourceNotFound");
        assertThat(listed()).doesNotContain(id);
        assertThat(joined()).containsExactly("VL");
    }

    private Set<String> joined() {
        return agreements.find(List.of(id)).get(id).parties();
    }

    private List<String> listed() throws Exception {
        return good(service.get("/dossiers?pageSize=100&agreement=" + id, PARTNER))
                .path("items")
                .findValuesAsString("id");
    }

    private void heard(String title) {
        await().atMost(SOON).until(() -> title(agreements).equals(title));
    }

    private String title(Agreements copies) {
        var known = copies.find(List.of(id)).get(id);
        return known == null ? "" : known.title();
    }

    private String told(String title, String parties) {
        return "{\"agreement\": {\"id\": \"%s\", \"title\": \"%s\", \"parties\": [%s]}}".formatted(id, title, parties);
    }

    private void rebuild() throws Exception {
        var begun = service.send("POST", "/projections/agreement-copies/rebuilds?source=topic", OPERATOR, null, null);
        var path = location(begun).substring(location(begun).indexOf("/projections"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                good(service.get(path, OPERATOR)).path("status").asString())
                        .isEqualTo("completed"));
    }

    private String setting(String name) {
        return "--%s=%s".formatted(name, environment.getRequiredProperty(name));
    }
}
