package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import eu.akkoord.platform.test.ContractCursors;
import eu.akkoord.platform.test.ContractRefusals;
import eu.akkoord.platform.test.ContractRefusals.Asked;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Refusals of wrong input by every operation of the contract, through the gateway; nothing of it is stored or published. */
@ExtendWith(RunningInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongInputIT {
    private final Installation installation;
    private final Api api;
    private final Map<String, String> tokens = new HashMap<>();
    private Map<String, String> before = Map.of();

    WrongInputIT(Installation installation) {
        this.installation = installation;
        this.api = new Api(installation);
    }

    private static final Set<String> UNCOMPARED = Set.of("projections", "reads");

    @BeforeAll
    void remember() {
        // what others have just written is still being told and counted
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    var now = everything();
                    var settled = now.equals(before);
                    before = now;
                    return settled;
                });
    }

    @AfterAll
    void nothing_is_stored_and_nothing_is_told() {
        assertThat(before).isNotEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void wrong_input_is_refused_on_every_operation() {
        assertThat(ContractRefusals.faults(base(), this::token)).isEmpty();
    }

    @Test
    void a_place_that_no_page_gave_is_refused_on_every_list() {
        var asked = new ArrayList<String>();
        assertThat(ContractCursors.faults(base(), this::token, asked)).isEmpty();
        assertThat(asked)
                .contains(
                        "GET /audits", "GET /dossiers", "GET /visits/{visitId}/history", "GET /visits/{visitId}/slips")
                .hasSizeGreaterThan(15);
    }

    @Test
    void an_outdated_revision_is_refused_on_every_thing() {
        assertThat(ContractRefusals.outdated(base(), this::token))
                .containsKeys(
                        "PATCH /parties/{partyId}",
                        "PATCH /agreements/{agreementId}",
                        "POST /agreements/{agreementId}/transitions",
                        "PATCH /dossiers/{dossierId}",
                        "POST /dossiers/{dossierId}/transitions",
                        "PATCH /visits/{visitId}",
                        "POST /visits/{visitId}/transitions")
                .allSatisfy(
                        (operation, status) -> assertThat(status).as(operation).isEqualTo(412));
    }

    private URI base() {
        return URI.create(installation.publicUrl());
    }

    private String token(Asked asked) {
        // what a reader may with the right to write, an officer may
        return Stream.of(asked.role(), "officer")
                .flatMap(role ->
                        LocalClient.ALL.stream().filter(client -> client.roles().contains(role)))
                .filter(client -> client.scopes().containsAll(asked.scopes()))
                .map(client -> tokens.computeIfAbsent(client.name(), api::token))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no local client is and may " + asked));
    }

    /**
     * Everything as it is stored, and every event; but not how far topics are read, which is noted a little after what was read, nor
     * who was shown or asked for what, which is kept of a refused request too.
     */
    private Map<String, String> everything() {
        var all = new TreeMap<String, String>();
        installation.topics().all().forEach(told -> all.put(told.topic() + " " + told.id(), told.text()));
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + installation.port("documents"))) {
            for (var database : client.listDatabaseNames()) {
                for (var collection : client.getDatabase(database).listCollectionNames()) {
                    if (UNCOMPARED.contains(collection)) {
                        continue;
                    }
                    client.getDatabase(database)
                            .getCollection(collection)
                            .find()
                            .forEach(each -> all.put(
                                    "%s %s %s".formatted(database, collection, each.get("_id")), each.toJson()));
                }
            }
        }
        return all;
    }
}
