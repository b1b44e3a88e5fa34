package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The audit entries of both services as one list at the gateway. */
@ExtendWith(RunningInstallation.class)
class AuditsIT {
    private static final String RETURN_VISIT = "tegenbezoek-nederland-2017";

    private final Api api;
    private final Installation installation;

    AuditsIT(Installation installation) {
        this.installation = installation;
        this.api = new Api(installation);
    }

    @Test
    void the_slip_of_the_return_visit_is_shown_with_what_was_before_and_after() {
        var moved = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> audits("thing=" + RETURN_VISIT + "&action=moved"),
                        page -> page.path("total").asInt() == 1)
                .at("/items/0");
        assertThat(moved.path("occurred").asString()).isEqualTo("2017-10-09");
        assertThat(moved.path("subject").asString()).contains("#");
        var change = api.json("auditor", "/audits/" + moved.path("id").asString());
        assertThat(change.at("/before/period/edtf").asString()).isEqualTo("[2017-10..2017-12]");
        assertThat(change.at("/after/period/edtf").asString()).isEqualTo("2018-21");
        assertThat(change.path("changed").toString()).contains("period");
    }

    @Test
    void who_was_shown_something_confidential_is_found_by_its_id() {
        var made = api.call("officer-vl", "POST", "/dossiers", Map.of(), """
                {"id":"ingezien-2026","title":"Ingezien","agreements":["vl-nl-integratie-2013"],
                 "confidentiality":"internal"}""");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(api.get("reader-vl", "/dossiers/ingezien-2026").statusCode()).isEqualTo(200);
        // the answer to its maker showed it too
        var read = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> audits("thing=ingezien-2026&kind=read"),
                        page -> page.path("total").asInt() == 2)
                .path("items")
                .valueStream()
                .filter(one -> one.path("action").asString().equals("GET /dossiers/{dossierId}"))
                .findFirst()
                .orElseThrow();
        var again = api.json("auditor", "/audits/" + read.path("id").asString());
        assertThat(again.path("subject")).isEqualTo(read.path("subject"));
        assertThat(again.at("/things/0/id").asString()).isEqualTo("ingezien-2026");
    }

    @Test
    void page_by_page_it_is_the_whole_of_both_in_their_order() {
        // what other tests add meanwhile is of other things
        var filter = "kind=change&collection=agreements&collection=visits&collection=dossiers&modifiedTo="
                + api.json("auditor", "/audits/agreements/check")
                        .path("checked")
                        .asString();
        for (var order : List.of("", "&sort=modified", "&sort=-id")) {
            var whole = new ArrayList<String>();
            var registered = new ArrayList<Instant>();
            var total = 0;
            var path = "/audits?" + filter + order + "&pageSize=7&facet=collection";
            while (path != null) {
                var page = api.json("auditor", path);
                total = page.path("total").asInt();
                page.path("items").forEach(item -> {
                    whole.add(item.path("id").asString());
                    registered.add(Instant.parse(item.path("registered").asString()));
                });
                assertThat(page.at("/facets/0/values")
                                .valueStream()
                                .mapToInt(value -> value.path("count").asInt())
                                .sum())
                        .isEqualTo(total);
                path = page.has("next") ? local(page.path("next").asString()) : null;
            }
            assertThat(whole).as(order).hasSize(total).doesNotHaveDuplicates();
            assertThat(whole).anyMatch(id -> id.startsWith("agreements.")).anyMatch(id -> id.startsWith("visits."));
            switch (order) {
                case "" -> assertThat(registered).isSortedAccordingTo(Comparator.reverseOrder());
                case "&sort=modified" -> assertThat(registered).isSorted();
                default -> assertThat(whole).isSortedAccordingTo(Comparator.reverseOrder());
            }
            var file = api.call("auditor", "GET", "/audits?" + filter + order, Map.of("Accept", "text/csv"), "");
            assertThat(file.body()
                            .lines()
                            .skip(1)
                            .map(row -> row.substring(1, row.indexOf("\",")))
                            .toList())
                    .as(order)
                    .isEqualTo(whole);
        }
    }

    @Test
    void what_is_asked_wrongly_is_refused_by_name() {
        var first = audits("pageSize=1");
        var next = local(first.path("next").asString());
        for (var wrong : List.of(
                "/audits?soort=read",
                "/audits?cursor=AAAA",
                "/audits?sort=title",
                next.replace("pageSize=1", "pageSize=1&kind=read"))) {
            assertThat(api.get("auditor", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(api.get("officer-vl", "/audits").statusCode()).isEqualTo(403);
        assertThat(api.get("auditor", "/audits/visits.bestaat-niet.1").statusCode())
                .isEqualTo(404);
        assertThat(api.call("auditor", "GET", "/audits?pageSize=2", Map.of("Accept", "text/csv"), "")
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonNode audits(String query) {
        return api.json("auditor", "/audits?" + query);
    }

    private String local(String address) {
        return address.substring(installation.publicUrl().length());
    }
}
