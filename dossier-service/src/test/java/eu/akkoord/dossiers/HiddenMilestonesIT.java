package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.read;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.dossiers.agreement.Milestones;
import eu.akkoord.platform.test.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Dossiers report to milestones, of which nobody learns by that who may not see them. */
class HiddenMilestonesIT extends TwoPartiesCase {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String OURS = "top-van-beide";
    private static final String THEIRS = "top-van-een";
    private static final String ELSEWHERE = "top-elders";

    @Autowired
    private Milestones milestones;

    @BeforeEach
    void agreement_service_has_told_of_milestones() throws Exception {
        if (milestones.find(Set.of(OURS, THEIRS, ELSEWHERE)).size() == 3) {
            return;
        }
        try (var admin = Admin.create(java.util.Map.<String, Object>of("bootstrap.servers", kafka.servers()))) {
            if (!admin.listTopics().names().get().contains("akkoord.milestones.v1")) {
                admin.createTopics(List.of(new NewTopic("akkoord.milestones.v1", 1, (short) 1)))
                        .all()
                        .get();
            }
        }
        tell(OURS, "vl-nl-integratie-2013", "'VL','NL'", "2018-03-05");
        tell(THEIRS, "vl-nl-integratie-2013", "'VL'", "2018-21");
        tell(ELSEWHERE, "een-ander-akkoord", "'VL','NL'", "2018");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> milestones.find(Set.of(OURS, THEIRS, ELSEWHERE)).size() == 3);
    }

    private void tell(String id, String agreement, String sharedWith, String period) {
        kafka.tell("milestones", id, 1, """
                {"occurred": "2017-06-16", "milestone": {"id": "%s", "title": "Top %s", "kind": "top", "agreement": "%s",
                 "period": {"edtf": "%s"}, "sharedWith": [%s], "status": "planned", "since": "2017-06-16",
                 "slips": {"count": 0}}}""".formatted(id, id, agreement, period, sharedWith.replace('\'', '"')));
    }

    @Test
    void a_dossier_reports_to_milestones_of_its_agreements() throws Exception {
        var made = good(open(VL, "bericht-aan-top", "public", "'%s','%s'".formatted(OURS, THEIRS)));
        assertThat(reported(made)).containsExactly(OURS, THEIRS);
        assertThat(made.at("/milestones/0/href").asString()).endsWith("/akkoord/v1/milestones/" + OURS);
        var path = "/dossiers/bericht-aan-top";
        var other = good(service.get(path, NL));
        assertThat(reported(other)).containsExactly(OURS);
        assertThat(reported(good(service.get(path + "?asOf=2099-01-01", NL)))).containsExactly(OURS);
        assertThat(found(OURS, NL)).contains("bericht-aan-top");
        assertThat(found(THEIRS, VL)).contains("bericht-aan-top");
        assertThat(found(THEIRS, NL)).isEmpty();
        // what is public is read by more than the parties: nothing of it is told
        assertThat(kafka.events("dossiers", "bericht-aan-top", 1)
                        .getFirst()
                        .at("/data/dossier")
                        .has("milestones"))
                .isFalse();
    }

    @Test
    void what_all_partners_may_know_of_is_told() throws Exception {
        good(open(VL, "vertelt-van-top", "partners", "'%s','%s'".formatted(OURS, THEIRS)));
        var told = kafka.events("dossiers", "vertelt-van-top", 1).getFirst();
        assertThat(told.at("/data/dossier/milestones").toString()).isEqualTo("[\"%s\"]".formatted(OURS));
    }

    @Test
    void what_the_writer_was_not_shown_stays() throws Exception {
        good(open(VL, "blijft-berichten", "public", "'%s','%s'".formatted(OURS, THEIRS)));
        var path = "/dossiers/blijft-berichten";
        var left = good(service.send("PATCH", path, VL, "\"1\"", "{'milestones':['%s']}".formatted(THEIRS)));
        assertThat(reported(left)).containsExactly(THEIRS);
        good(service.send("PATCH", path, VL, "\"2\"", "{'milestones':null,'title':'Zonder'}"));
        assertThat(reported(good(service.get(path, VL)))).isEmpty();
    }

    @Test
    void attack_a_milestone_that_the_writer_may_not_see_is_guessed_by_naming_it() throws Exception {
        for (var wrong : List.of(THEIRS, ELSEWHERE, "bestaat-niet")) {
            same(open(NL, "raadt-een-top", "partners", "'" + wrong + "'"), wrong);
        }
        good(open(NL, "raadt-nog-een-top", "public", ""));
        for (var wrong : List.of(THEIRS, ELSEWHERE, "bestaat-niet")) {
            same(
                    service.send(
                            "PATCH",
                            "/dossiers/raadt-nog-een-top",
                            NL,
                            "\"1\"",
                            "{'milestones':['%s']}".formatted(wrong)),
                    wrong);
        }
    }

    private static void same(HttpResponse<String> answer, String guess) {
        refused(answer, 409, "unknownReference");
        var unknown = read(answer).path("unknown");
        assertThat(unknown.size()).isEqualTo(1);
        assertThat(unknown.at("/0/pointer").asString()).isEqualTo("/milestones/0");
        assertThat(unknown.at("/0/value").asString()).isEqualTo(guess);
    }

    @Test
    void the_calendar_shows_those_that_the_reader_may_see() throws Exception {
        assertThat(calendar("", VL)).contains("Top " + OURS, "Top " + THEIRS);
        assertThat(calendar("", NL)).contains("Top " + OURS).doesNotContain("Top " + THEIRS);
        assertThat(calendar("", VL)).doesNotContain("Top " + ELSEWHERE);
        assertThat(calendar("?from=2018-03-05&to=2018-03-05&match=certain", VL))
                .contains("Top " + OURS)
                .doesNotContain("Top " + THEIRS);
        assertThat(calendar("?from=2018-04-01&to=2018-04-30", VL))
                .contains("Top " + THEIRS)
                .doesNotContain("Top " + OURS);
        assertThat(calendar("?agreement=een-ander-akkoord", VL)).doesNotContain("Top ");
        assertThat(calendar("?party=NL", VL)).contains("Top " + OURS).doesNotContain("Top " + THEIRS);
        assertThat(calendar("", TestTokens.partner("VL", "abb", "visits.read"))).doesNotContain("Top ");
        assertThat(calendar("", TestTokens.partner("VL", "abb", "visits.read", "milestones.read")))
                .contains("Top " + OURS);
    }

    private String calendar(String query, String token) throws Exception {
        var answer = service.get("/calendar" + query, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> open(String token, String id, String level, String named) throws Exception {
        return service.send("POST", "/dossiers", token, null, """
                {'id': '%s', 'title': 'Bericht', 'agreements': ['vl-nl-integratie-2013'], 'milestones': [%s],
                 'confidentiality': '%s'}""".formatted(id, named, level));
    }

    private List<String> found(String milestone, String reader) throws Exception {
        var list = "/dossiers?milestone=" + milestone;
        if (reader.equals(VL) || milestone.equals(OURS)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !good(service.get(list, reader)).path("items").isEmpty());
        }
        return good(service.get(list, reader))
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static List<String> reported(JsonNode dossier) {
        return dossier.path("milestones")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }
}
