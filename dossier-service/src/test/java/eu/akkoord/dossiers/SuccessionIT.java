package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Follows things of organisations that ended: {@code old} into {@code middle}, {@code middle} into {@code new}. */
class SuccessionIT extends ListsCase {
    private static final String OLD = TestTokens.officer("DE-NW", "old");
    private static final String MIDDLE = TestTokens.officer("DE-NW", "middle");
    private static final String NEW = TestTokens.officer("DE-NW", "new");
    private static final String HEAD = TestTokens.staff("coordinator", "DE-NW", "new");
    private static final String OTHER = TestTokens.officer("DE-NW", "other");
    private static final String NAMESAKE = TestTokens.officer("DE-HE", "new");

    @Autowired
    private Parties parties;

    @BeforeEach
    void its_organisations_go_on() {
        tellParty("{\"id\": \"old\"}, {\"id\": \"middle\"}, {\"id\": \"new\"}, {\"id\": \"other\"}", false);
    }

    @Test
    void attack_a_coordinator_ends_an_organisation_and_reads_what_it_was_granted() throws Exception {
        var other = "/dossiers/" + granted("toegekend", "old");
        var own = "/dossiers/" + filedBy(OLD, "eigen");
        end();
        for (var path : List.of(own, other)) {
            assertThat(service.get(path, OLD).statusCode())
                    .as("its own people, as long as their issuer says so")
                    .isEqualTo(200);
            for (var token : List.of(MIDDLE, NEW, HEAD, OTHER, NAMESAKE)) {
                refused(service.get(path, token), 404, "resourceNotFound");
                refused(service.get(path + "/history", token), 404, "resourceNotFound");
            }
        }
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(list("/dossiers", OLD).path("total").asInt()).isEqualTo(1));
        assertThat(list("/dossiers", NEW).path("total").asInt()).isZero();
        assertThat(good(service.get(other + "/access?party=DE-NW&organisation=new", COORDINATOR))
                        .has("ground"))
                .isFalse();

        good(service.send("POST", own + "/grants", OLD, null, """
                {'party': 'DE-NW', 'organisation': 'new', 'change': {'reason': 'zet het werk voort'}}"""));
        assertThat(service.get(own, NEW).statusCode()).as("by who may read it").isEqualTo(200);
        good(service.send("POST", other + "/grants", COORDINATOR, null, """
                {'party': 'DE-NW', 'organisation': 'new', 'change': {'reason': 'zet het werk voort'}}"""));
        assertThat(service.get(other, NEW).statusCode()).as("by its owner").isEqualTo(200);
    }

    @Test
    void attack_somebody_of_a_successor_recovers_alone_what_the_ended_one_was_granted() throws Exception {
        var own = "/dossiers/" + filedBy(OLD, "alleen");
        end();
        var asked = service.send("POST", own + "/recoveries", HEAD, null, """
                {'change': {'reason': 'niemand meer hier'}}""");
        assertThat(good(asked).path("status").asString()).isEqualTo("asked");
        var one = own + "/recoveries/" + read(asked).path("id").asString();
        refused(service.send("POST", one + "/answers", HEAD, null, """
                        {'answer': 'seconded', 'change': {'reason': 'ik ook'}}"""), 403, "missingPermission");
        refused(service.get(own, HEAD), 404, "resourceNotFound");
    }

    @Test
    void an_ended_one_is_named_for_nothing_new_and_what_stands_stays() throws Exception {
        var id = dossier("verantwoordelijk", "Wie het doet", "partners");
        var path = "/dossiers/" + id;
        good(
                service.send(
                        "PATCH",
                        path,
                        OFFICER,
                        "\"1\"",
                        "{'responsibles': [{'party': 'VL', 'organisation': 'abb'}, {'party': 'DE-NW', 'organisation': 'old'}]}"));
        end();
        named("/responsibles/0/organisation", service.send("POST", "/dossiers", OFFICER, null, """
                        {'title': 'Nieuw', 'agreements': ['%s'],
                         'responsibles': [{'party': 'DE-NW', 'organisation': 'old'}]}""".formatted(
                        agreement)));
        named(
                "/organisation",
                service.send(
                        "POST",
                        path + "/grants",
                        COORDINATOR,
                        null,
                        "{'party': 'DE-NW', 'organisation': 'middle', 'change': {'reason': 'leest mee'}}"));
        named("/programme/0/host/organisation/id", service.send("POST", "/visits", OFFICER, null, """
                        {'title': 'Bezoek', 'kind': 'workingVisit', 'host': 'NL', 'guests': ['VL'], 'period': {'edtf': '2018'},
                         'agreements': ['%s'], 'programme': [{'title': 'Ter plaatse', 'kind': 'siteVisit', 'host': {'name': 'Wijkhuis',
                         'organisation': {'party': 'DE-NW', 'id': 'old'}}}]}""".formatted(
                        agreement)));
        named("/owner/organisation", service.send("POST", "/dossiers", OLD, null, """
                        {'title': 'Nieuw', 'agreements': ['%s'], 'owner': {'party': 'DE-NW', 'organisation': 'old'}}""".formatted(agreement)));

        var titled = good(service.send("PATCH", path, OFFICER, "\"2\"", "{'title': 'Anders'}"));
        assertThat(titled.at("/responsibles/1/organisation").asString()).isEqualTo("old");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ids(list("/dossiers", OFFICER, "organisation", "DE-NW/old")))
                        .containsExactly(id));
    }

    @Test
    void what_somebody_of_an_ended_one_makes_is_its_successors() throws Exception {
        kafka.tell("agreements", agreement + "-de", 1, """
                {"agreement": {"id": "%s-de", "parties": ["VL", "DE-NW"]}}""".formatted(agreement));
        end();
        await().atMost(SOON).untilAsserted(() -> {
            var made = good(service.send("POST", "/dossiers", OLD, null, """
                    {'title': 'Later gemaakt', 'agreements': ['%s-de']}""".formatted(agreement)));
            assertThat(made.at("/owner/organisation").asString()).isEqualTo("new");
        });
    }

    private static void named(String pointer, HttpResponse<String> answer) {
        refused(answer, 400, "badRequest");
        assertThat(read(answer).at("/issues/0/name").asString()).isEqualTo(pointer);
        assertThat(read(answer).at("/issues/0/detail").asString()).contains("opvolger new");
    }

    /** Restricted, and granted by its maker to the own organisation alone. */
    private String filedBy(String maker, String name) throws Exception {
        kafka.tell("agreements", agreement + "-de", 1, """
                {"agreement": {"id": "%s-de", "parties": ["VL", "DE-NW"]}}""".formatted(agreement));
        var id = agreement + "-" + name;
        await().atMost(SOON)
                .until(() -> service.send("POST", "/dossiers", maker, null, """
                                {'id': '%s', 'title': 'Van ons', 'agreements': ['%s-de'], 'confidentiality': 'restricted'}""".formatted(id, agreement))
                                .statusCode()
                        == 201);
        good(service.send("POST", "/dossiers/" + id + "/grants", maker, null, """
                {'party': 'DE-NW', 'organisation': 'old', 'change': {'reason': 'ons werk'}}"""));
        assertThat(service.send("DELETE", "/dossiers/" + id + "/grants/creator", maker, null, null)
                        .statusCode())
                .isEqualTo(204);
        return id;
    }

    private String granted(String name, String organisation) throws Exception {
        var id = dossier(name, "Toegekend", "internal");
        good(service.send("POST", "/dossiers/" + id + "/grants", COORDINATOR, null, """
                {'party': 'DE-NW', 'organisation': '%s', 'change': {'reason': 'leest mee'}}""".formatted(organisation)));
        return id;
    }

    private void end() {
        tellParty(
                "{\"id\": \"old\", \"ended\": \"2024-12-31\", \"successor\": \"middle\"}, {\"id\": \"middle\", \"ended\":"
                        + " \"2025-12-31\", \"successor\": \"new\"}, {\"id\": \"new\"}, {\"id\": \"other\"}",
                true);
    }

    private void tellParty(String organisations, boolean ended) {
        kafka.tellOfParty("DE-NW", organisations, parties);
        assertThat(parties.find(List.of("DE-NW")).get("DE-NW").hasEnded("old")).isEqualTo(ended);
    }
}
