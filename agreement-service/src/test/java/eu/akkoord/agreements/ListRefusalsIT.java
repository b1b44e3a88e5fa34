package eu.akkoord.agreements;

import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.servicetest.HostileQueries;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.test.WithServers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions that lists of parties, agreements, commitments and milestones do not understand, and strings that none may stumble over. */
@WithServers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class ListRefusalsIT {
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final List<String> LISTS = List.of("/parties", "/agreements", "/commitments", "/milestones");

    /** Each with its first key wrong. */
    private static final String WRONG = """
            /parties?onbekend=1
            /parties?status=open
            /parties?sort=organisation
            /parties?facet=name
            /parties?asOf=2017-09-01
            /parties?organisation=GEEN_CODE!
            /agreements?onbekend=1
            /agreements?sort=summary
            /agreements?facet=title
            /agreements?status=verloren
            /agreements?instrument=belofte
            /agreements?year=17
            /agreements?signedFrom=gisteren
            /agreements?signedTo=2017-01-01&signedFrom=2018-01-01
            /agreements?signedMatch=certain
            /agreements?knownAt=2017-09-01T00:00:00Z
            /commitments?onbekend=1
            /commitments?sort=overdue
            /commitments?sort=relevance
            /commitments?facet=text
            /commitments?status=gebroken
            /commitments?kind=belofte
            /commitments?debtor=vlaanderen
            /commitments?dueFrom=ooit
            /milestones?onbekend=1
            /milestones?sort=description
            /milestones?facet=title
            /milestones?status=verloren
            /milestones?kind=feest
            /milestones?from=ooit
            /milestones?slips=vaak
            /commitments?pageSize=0
            /commitments?pageSize=101
            /commitments?total=ja
            /commitments?terms=exact
            /commitments?cursor=onzin
            /commitments?q=""";

    @LocalServerPort
    private int port;

    @Test
    void what_a_list_does_not_understand_is_refused_by_name() throws Exception {
        var service = new Calls(port);
        for (var wrong : WRONG.lines().toList()) {
            var answer = service.get(wrong, NL);
            refused(answer, 400, "badRequest");
            assertThat(answer.body())
                    .as(wrong)
                    .contains("\"name\":\"%s\""
                            .formatted(wrong.replaceFirst("^.*?[?]", "").replaceFirst("=.*", "")));
        }
    }

    @Test
    void any_string_is_searched_for_or_refused_and_quickly() throws Exception {
        assertThat(HostileQueries.faults(new Calls(port), NL, LISTS)).isEmpty();
    }
}
