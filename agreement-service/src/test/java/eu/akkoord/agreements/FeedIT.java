package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Agreements and commitments come to each party as far as they are its to know. */
class FeedIT extends ToldCase {
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mae");

    private String milestone;
    private String commitment;

    @BeforeEach
    void two_of_three_parties_have_an_agreement_a_top_and_a_promise() throws Exception {
        calls.send("POST", "/parties", LU, null, "{'id':'LU','names':{'nl':'Luxemburg'}}");
        agreement(n, "'VL','NL'");
        milestone = n + "-top";
        commitment = n + "-belofte";
        good(calls.send("POST", "/milestones", VL, null, """
                {'id':'%s','title':'Top','kind':'top','agreement':'%s','period':{'edtf':'2017'},
                 'change':{'occurred':'2017-06-16'}}""".formatted(milestone, n)));
        good(calls.send("POST", "/commitments", VL, null, """
                {'id':'%s','text':'Statistieken delen','agreement':'%s','source':{'kind':'clause','clause':'artikel 2'},
                 'debtors':['VL'],'creditors':['NL'],'change':{'occurred':'2017-06-16'}}""".formatted(commitment, n)));
        good(calls.send("PATCH", "/commitments/" + commitment, VL, "\"1\"", "{'text':'Cijfers delen'}"));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            var given = feed(VL).keySet();
            return given.contains("milestones.%s.1".formatted(milestone))
                    && given.contains("commitments.%s.2".formatted(commitment));
        });
    }

    @Test
    void each_reader_is_given_what_the_events_themselves_show() throws Exception {
        var ids = feed(VL).keySet();
        assertThat(ids)
                .contains(
                        "agreements.%s.1".formatted(n),
                        "milestones.%s.1".formatted(milestone),
                        "commitments.%s.1".formatted(commitment));
        for (var reader : List.of(VL, NL, LU)) {
            var given = feed(reader);
            for (var id : ids) {
                var itself = calls.get("/events/" + id, reader);
                if (itself.statusCode() == 404) {
                    assertThat(given).as(id).doesNotContainKey(id);
                } else {
                    assertThat(given.get(id)).as(id).isEqualTo(good(itself));
                }
            }
        }
        assertThat(feed(LU).keySet()).noneMatch(id -> id.startsWith("commitments.") || id.startsWith("milestones."));
        assertThat(heads(LU)).doesNotContainKeys(commitment, milestone);
        await().untilAsserted(
                        () -> assertThat(heads(NL)).containsEntry(commitment, 2).containsKey(milestone));
    }

    @Test
    void filters_are_about_what_the_parties_have_to_do_with_it() throws Exception {
        assertThat(feed(VL, "&collection=commitments&party=NL")).containsKey("commitments.%s.1".formatted(commitment));
        assertThat(feed(VL, "&collection=commitments&party=LU")).isEmpty();
        assertThat(feed(LU, "&subject=" + commitment)).isEmpty();
    }

    private Map<String, JsonNode> feed(String reader) throws Exception {
        return feed(reader, "");
    }

    /** Everything under this agreement, by the id of the event. */
    private Map<String, JsonNode> feed(String reader, String query) throws Exception {
        var events = new TreeMap<String, JsonNode>();
        for (var page : pages("/events?limit=500&agreement=" + n + query, reader)) {
            page.path("items").forEach(item -> events.put(item.at("/event/id").asString(), item.path("event")));
        }
        return events;
    }

    private Map<String, Integer> heads(String reader) throws Exception {
        var heads = new TreeMap<String, Integer>();
        for (var page : pages("/events/heads?pageSize=100", reader)) {
            page.path("items")
                    .forEach(head -> heads.put(
                            head.path("subject").asString(),
                            head.path("revision").asInt()));
        }
        return heads;
    }

    private List<JsonNode> pages(String first, String reader) throws Exception {
        var pages = new ArrayList<JsonNode>();
        for (String next = first; next != null; ) {
            var page = good(calls.get(next, reader));
            pages.add(page);
            var address = page.path("next").asString("");
            next = address.isEmpty()
                    ? null
                    : first.substring(0, first.indexOf('?') + 1)
                            + URI.create(address).getRawQuery();
        }
        return pages;
    }
}
