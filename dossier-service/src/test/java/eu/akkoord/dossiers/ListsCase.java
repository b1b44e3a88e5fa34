package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.test.TestTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests of lists of dossiers and visits over HTTP. Each works under an agreement of its own. */
abstract class ListsCase extends TwoPartiesCase {
    static final String OFFICER = TestTokens.officer("VL", "abb");
    static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");
    static final String PARTNER = TestTokens.officer("NL", "szw");
    static final String OUTSIDER = TestTokens.officer("LU", "mfi");

    /** For a busy machine; the promise of a second is held by {@link InstancesIT}. */
    static final Duration SOON = Duration.ofSeconds(5);

    final String agreement =
            "akkoord-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);

    @BeforeEach
    void the_two_have_an_agreement_for_this_test(@Autowired Agreements agreements) {
        tell(1, "Samenwerking rond integratie en inburgering", "[\"VL\", \"NL\"]");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !agreements.find(List.of(agreement)).isEmpty());
    }

    List<String> between(String from, String to, String match) throws Exception {
        return ids(list("/visits", PARTNER, "from", from, "to", to, "match", match));
    }

    String dossier(String name, String title, String confidentiality) throws Exception {
        var id = "%s-%s".formatted(agreement, name);
        good(service.post("/dossiers", OFFICER, Map.of(), """
                {"id": "%s", "title": "%s", "agreements": ["%s"], "confidentiality": "%s",
                 "themes": [{"agreement": "%3$s", "code": "nieuwkomers"}], "change": {"occurred": "2017-06-16"}}""".formatted(id, title, agreement, confidentiality)));
        return id;
    }

    String visit(String name, String edtf, String confidentiality, @Nullable String dossier) throws Exception {
        var id = "%s-%s".formatted(agreement, name);
        good(service.post("/visits", OFFICER, Map.of(), """
                {"id": "%s", "title": "Bezoek %s", "kind": "workingVisit", "host": "NL", "guests": ["VL"],
                 "period": {"edtf": "%s"}, "agreements": ["%s"], "confidentiality": "%s", "dossiers": [%s],
                 "change": {"occurred": "2017-06-16"}}""".formatted(
                        id, name, edtf, agreement, confidentiality, dossier == null ? "" : "\"" + dossier + "\"")));
        return id;
    }

    void tell(int revision, String title, String parties) {
        kafka.tell("agreements", agreement, revision, """
                {"agreement": {"id": "%s", "title": "%s", "parties": %s,
                 "themes": [{"code": "nieuwkomers", "label": "Nieuwkomers"}]}}""".formatted(agreement, title, parties));
    }

    JsonNode list(String path, String token, String... query) throws Exception {
        var keys = new StringBuilder("?agreement=" + agreement);
        for (int index = 0; index < query.length; index += 2) {
            keys.append('&').append(query[index]).append('=').append(escaped(query[index + 1]));
        }
        return good(service.get(path + keys, token));
    }

    JsonNode awaitItem(String path, String id, String property, String value) {
        return await().atMost(SOON)
                .until(
                        () -> {
                            for (var item : list(path, OFFICER).path("items")) {
                                if (item.path("id").asString().equals(id)) {
                                    return item;
                                }
                            }
                            return null;
                        },
                        item -> item != null && item.path(property).asString().equals(value));
    }

    void awaitFound(List<String> ids, String... query) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(ids(list("/dossiers", PARTNER, query))).isEqualTo(ids));
    }

    void awaitSummary(String id) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(list("/dossiers", OFFICER, "q", "gewijzigd")))
                        .contains(id));
    }

    JsonNode follow(String next) throws Exception {
        return good(service.get(local(next), PARTNER));
    }

    static String local(String link) {
        var address = URI.create(link);
        return address.getRawPath().replace("/akkoord/v1", "") + "?" + address.getRawQuery();
    }

    static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
