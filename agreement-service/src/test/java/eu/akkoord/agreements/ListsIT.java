package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.etag;
import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Lists of parties, agreements and commitments over HTTP. Each test works under a theme and an agreement of its own. */
@WithServers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class ListsIT {
    private static final String VL = TestTokens.officer("VL", "abb");
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mae");

    /** Within a second on an idle machine, as is measured elsewhere; a busy one makes it late. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final String own = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private final String theme = "thema-" + own;
    private final String first = "lijst-%s-a".formatted(own);
    private final String second = "lijst-%s-b".formatted(own);

    private Calls service;

    @BeforeEach
    void three_parties_are_registered(@LocalServerPort int port) throws Exception {
        service = new Calls(port);
        named("VL", VL, "Vlaanderen");
        named("NL", NL, "Nederland");
        named("LU", LU, "Luxemburg");
    }

    /** Other tests may have registered it, under another name. */
    private void named(String party, String officer, String name) throws Exception {
        var names = "'names':{'nl':'%s'}".formatted(name);
        service.post("/parties", officer, Map.of(), "{'id':'%s',%s}".formatted(party, names));
        var path = "/parties/" + party;
        good(service.send("PATCH", path, officer, etag(service.get(path, officer)), "{%s}".formatted(names)));
    }

    @Test
    void parties_are_found_by_their_names_and_their_organisations() throws Exception {
        var seen = etag(service.get("/parties/LU", LU));
        good(service.send(
                "PATCH",
                "/parties/LU",
                LU,
                seen,
                "{'names':{'nl':'Luxemburg','fr':'Luxembourg'},'organisations':[{'id':'dienst-%s','name':'Dienst %1$s voor onthaal'}]}"
                        .formatted(own)));

        awaitFound(List.of("LU"), "/parties?organisation=dienst-" + own, NL);
        awaitFound(List.of("LU"), "/parties?organisation=dienst-%s&organisation=geen".formatted(own), NL);
        awaitFound(List.of("LU"), "/parties?q=%s+onthaal".formatted(own), NL);
        assertThat(found("/parties?organisationNot=dienst-" + own, NL))
                .contains("VL", "NL")
                .doesNotContain("LU");
        assertThat(found("/parties?q=luxembourg", NL)).containsExactly("LU");
        assertThat(found("/parties?sort=name", NL)).containsSubsequence("LU", "NL", "VL");
        assertThat(found("/parties?sort=-name", NL)).containsSubsequence("VL", "NL", "LU");
        var byId = good(service.get("/parties/LU", NL));
        var item = list("/parties?organisation=dienst-" + own, NL).at("/items/0");
        for (var same : List.of("id", "names", "organisations")) {
            assertThat(item.path(same)).as(same).isEqualTo(byId.path(same));
        }
        assertThat(item.path("href")).isEqualTo(byId.path("self"));
    }

    @Test
    void agreements_are_filtered_counted_and_put_in_order() throws Exception {
        twoAgreements();
        var list = "/agreements?theme=" + theme;
        awaitFound(List.of(second), list + "&status=inEffect", LU);
        awaitFound(List.of(first), list + "&statusNot=inEffect", LU);
        awaitFound(List.of(second, first), list + "&status=inEffect&status=announced", LU);
        awaitFound(List.of(first), list + "&instrument=declarationOfIntent", LU);
        awaitFound(List.of(second), list + "&instrumentNot=declarationOfIntent", LU);
        awaitFound(List.of(second), list + "&party=LU", LU);
        awaitFound(List.of(first), list + "&partyNot=LU&partyNot=DE-NW", LU);
        awaitFound(List.of(), list + "&themeNot=" + theme, LU);
        awaitFound(List.of(first), list + "&year=2013", LU);
        awaitFound(List.of(second, first), list + "&year=2013&year=2017", LU);
        awaitFound(List.of(first), list + "&yearNot=2017", LU);
        awaitFound(List.of(first), list + "&since=2013-12-09", LU);
        awaitFound(List.of(second), list + "&sinceFrom=2013-12-10", LU);
        awaitFound(List.of(first), list + "&sinceTo=2013-12-09", LU);
        awaitFound(List.of(second, first), list + "&sort=title", LU);
        awaitFound(List.of(second, first), list + "&sort=-signed", LU);
        awaitFound(List.of(first, second), list + "&sort=status&sort=-title", LU);

        var counted = list(list + "&facet=status&facet=party&pageSize=1", LU);
        assertThat(counted.path("total").asInt()).isEqualTo(2);
        assertThat(counted.path("items")).hasSize(1);
        assertThat(counted.path("facets").toString())
                .isEqualTo(
                        "[{'name':'status','values':[{'value':'announced','count':1},{'value':'inEffect','count':1}],'total':2},{'name':'party','values':[{'value':'NL','count':2},{'value':'VL','count':2},{'value':'LU','count':1}],'total':3}]"
                                .replace('\'', '"'));
        assertThat(list(list + "&total=false", LU).has("total")).isFalse();
        assertThat(list(list, LU).has("facets")).isFalse();
    }

    @Test
    void agreements_are_found_where_their_period_may_be_and_where_it_surely_is() throws Exception {
        twoAgreements();
        var list = "/agreements?theme=" + theme;
        awaitFound(List.of(second), list + "&signedFrom=2017-12-01&signedTo=2017-12-31", NL);
        awaitFound(List.of(), list + "&signedFrom=2017-12-01&signedTo=2017-12-31&signedMatch=certain", NL);
        awaitFound(List.of(second), list + "&signedFrom=2017-01-01&signedTo=2017-12-31&signedMatch=certain", NL);
        awaitFound(List.of(first), list + "&signedTo=2013-12-31&signedMatch=certain", NL);
        awaitFound(List.of(first), list + "&reviewFrom=2018-06-01&reviewTo=2018-06-30", NL);

        good(service.send("PATCH", "/agreements/" + first, VL, "\"2\"", "{'review':{'edtf':'2019'}}"));
        awaitFound(List.of(), list + "&reviewFrom=2018-06-01&reviewTo=2018-06-30", NL);
        awaitFound(List.of(first), list + "&reviewFrom=2019-06-01", NL);
    }

    @Test
    void words_are_found_in_every_form_and_related_ones_are_marked() throws Exception {
        twoAgreements();
        var list = "/agreements?theme=" + theme;
        awaitFound(List.of(first), list + "&q=verklaring", NL);
        awaitFound(List.of(second), list + "&q=%22begin+van%22", NL);
        awaitFound(List.of(second), list + "&q=beg*", NL);
        awaitFound(List.of(second), list + "&q=luxemburg", NL);
        awaitFound(List.of(first), list + "&q=december", NL);
        var plain = list(list + "&q=inburgering&highlight=true", NL);
        assertThat(ids(plain)).containsExactly(first);
        assertThat(plain.at("/items/0/related").asBoolean(false)).isFalse();
        assertThat(plain.at("/items/0/highlights").toString()).contains("<em>inburgering</em>");
        var related = list(list + "&q=inburgeringsexamen", NL);
        assertThat(ids(related)).containsExactly(first);
        assertThat(related.at("/items/0/related").asBoolean(false)).isTrue();
        assertThat(found(list + "&q=inburgeringsexamen&terms=exact", NL)).isEmpty();
        assertThat(found(list + "&q=inburgering&terms=exact", NL)).containsExactly(first);
    }

    @Test
    void commitments_are_filtered_counted_and_put_in_order_for_those_who_may_see_them() throws Exception {
        twoAgreements();
        var one = commitment("een", "'VL'", "'NL'", "2015", "Opvang van inburgeraars");
        var two = commitment("twee", "'VL','NL'", "'VL','NL'", "[2017-10..2017-12]", "Cijfers delen");
        good(service.send(
                "POST", "/commitments/%s/transitions".formatted(two), VL, "\"1\"", "{'status':'inProgress'}"));
        var list = "/commitments?agreement=" + first;
        awaitFound(List.of(two), list + "&status=inProgress", NL);
        awaitFound(List.of(one), list + "&statusNot=inProgress", NL);
        awaitFound(List.of(two, one), list + "&status=open&status=inProgress", NL);
        awaitFound(List.of(two), list + "&debtor=NL", NL);
        awaitFound(List.of(one), list + "&debtorNot=NL", NL);
        awaitFound(List.of(two), list + "&creditor=VL", NL);
        awaitFound(List.of(one), list + "&creditorNot=VL", NL);
        awaitFound(List.of(two, one), list + "&party=NL", NL);
        awaitFound(List.of(), list + "&partyNot=NL", NL);
        awaitFound(List.of(two, one), list + "&kind=clause", NL);
        awaitFound(List.of(), list + "&kindNot=clause&kindNot=visit", NL);
        awaitFound(List.of(one), list + "&year=2015", NL);
        awaitFound(List.of(two), list + "&dueFrom=2017-11-01&dueTo=2017-11-30", NL);
        awaitFound(List.of(), list + "&dueFrom=2017-11-01&dueTo=2017-11-30&dueMatch=certain", NL);
        awaitFound(List.of(one), list + "&dueTo=2016-01-01", NL);
        awaitFound(List.of(one, two), list + "&sort=due", NL);
        awaitFound(List.of(one, two), list + "&sort=-text", NL);
        awaitFound(List.of(one), list + "&q=opvang", NL);

        var counted = list(list + "&facet=debtor&facet=status", NL);
        assertThat(counted.path("total").asInt()).isEqualTo(2);
        assertThat(counted.path("facets").toString())
                .isEqualTo(
                        "[{'name':'debtor','values':[{'value':'VL','count':2},{'value':'NL','count':1}],'total':2},{'name':'status','values':[{'value':'inProgress','count':1},{'value':'open','count':1}],'total':2}]"
                                .replace('\'', '"'));
        var outside = list(list + "&facet=debtor&q=opvang", LU);
        assertThat(outside.path("items")).isEmpty();
        assertThat(outside.path("total").asInt()).isZero();
        assertThat(outside.path("facets").toString()).doesNotContain("VL");
        assertThat(outside.toString().replace(first, "X"))
                .isEqualTo(list("/commitments?agreement=bestaat-niet&facet=debtor&q=opvang", LU)
                        .toString()
                        .replace("bestaat-niet", "X"));
    }

    @Test
    void a_cursor_is_good_for_its_own_question_and_reader_only() throws Exception {
        twoAgreements();
        commitment("een", "'VL'", "'NL'", "2015", "Eerste");
        commitment("twee", "'VL'", "'NL'", "2016", "Tweede");
        for (var list : List.of("/commitments?agreement=" + first, "/agreements?theme=" + theme)) {
            await().atMost(SOON).until(() -> found(list, NL).size() == 2);
            var page = list(list + "&pageSize=1", NL);
            var next = local(page.path("next").asString());
            var rest = list(next, NL);
            assertThat(rest.has("next")).as("the last page").isFalse();
            var walked = new ArrayList<>(ids(page));
            walked.addAll(ids(rest));
            assertThat(walked).isEqualTo(found(list, NL));
            refused(service.get(next, VL), 400, "badRequest");
            refused(service.get(next + "&status=open", NL), 400, "badRequest");
            refused(service.get(next.replace("cursor=", "cursor=A"), NL), 400, "badRequest");
            var elsewhere = list.startsWith("/c") ? "/agreements" : "/commitments";
            refused(service.get(next.replaceFirst("^/[a-z]+", elsewhere), NL), 400, "badRequest");
        }
    }

    private void twoAgreements() throws Exception {
        agreement(first, """
                'title':'Verklaringen over inburgering','instrument':'declarationOfIntent','parties':['VL','NL'],
                'signed':{'edtf':'2013-12','label':'december 2013'},'review':{'edtf':'2018'}""");
        Joined.by(service, first, "NL");
        agreement(second, """
                'title':'Begin van overleg','instrument':'memorandumOfUnderstanding','parties':['VL','NL','LU'],
                'signed':{'edtf':'[2017-10..2017-12]','label':'eind 2017'}""");
        good(service.send(
                "POST",
                "/agreements/%s/transitions".formatted(second),
                VL,
                "\"1\"",
                "{'status':'inEffect','change':{'occurred':'2018-01-02'}}"));
    }

    private void agreement(String id, String facts) throws Exception {
        good(service.post(
                "/agreements",
                VL,
                Map.of(),
                "{'id':'%s',%s,'themes':[{'code':'%s','label':'Onthaal'}],'change':{'occurred':'2013-12-09'}}"
                        .formatted(id, facts, theme)));
    }

    private String commitment(String name, String debtors, String creditors, String due, String text) throws Exception {
        var id = "lijst-%s-%s".formatted(own, name);
        good(service.post(
                "/commitments",
                VL,
                Map.of(),
                "{'id':'%s','text':'%s','agreement':'%s','source':{'kind':'clause'},'debtors':[%s],'creditors':[%s],'due':{'edtf':'%s'},'change':{'occurred':'2014-01-06'}}"
                        .formatted(id, text, first, debtors, creditors, due)));
        return id;
    }

    private void awaitFound(List<String> expected, String path, String reader) {
        await().atMost(SOON).pollDelay(Duration.ZERO).untilAsserted(() -> {
            var page = list(path, reader);
            assertThat(ids(page)).as(path).isEqualTo(expected);
            assertThat(page.path("total").asInt()).as(path).isEqualTo(expected.size());
        });
    }

    private JsonNode list(String path, String reader) throws Exception {
        return good(service.get(path, reader));
    }

    private List<String> found(String path, String reader) throws Exception {
        return ids(list(path, reader));
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    /** Links lead to the public address of the API. */
    private static String local(String link) {
        var address = URI.create(link);
        return address.getRawPath().replace("/akkoord/v1", "") + "?" + address.getRawQuery();
    }
}
