package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.NoHistoryPlaces;
import eu.akkoord.platform.test.TestTokens;
import org.junit.jupiter.api.Test;

/** Places where histories are read, all that one party can have held by its readers. */
class HistoryPlacesIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String READER = TestTokens.reader("VL", "abb");
    private static final String AUDITOR = TestTokens.staff("auditor", "VL", "abb");
    private static final String THEIR_READER = TestTokens.reader("NL", "szw");
    private static final String[] PATHS = {
        "/dossiers/veel-gelezen?asOf=2030-01-01", "/dossiers/veel-gelezen/history", "/events/dossiers.veel-gelezen.1",
    };
    private static final String AUDIT = "/audits/dossiers.veel-gelezen.1";

    @Test
    void attack_the_readers_of_one_party_leave_the_past_to_another() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
            {'id': 'veel-gelezen', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013']}\
            """));
        try (var none = NoHistoryPlaces.ofReaders("NL")) {
            assertThat(none).isNotNull();
            for (var path : PATHS) {
                good(service.get(path, READER));
                refused(service.get(path, THEIR_READER), 429, "tooManyRequests");
            }
            good(service.get(AUDIT, AUDITOR));
            good(service.get("/dossiers/veel-gelezen", THEIR_READER));
        }
        for (var path : PATHS) {
            good(service.get(path, THEIR_READER));
        }
    }
}
