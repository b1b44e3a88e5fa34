package eu.akkoord.dossiers.session.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.ContractCheck;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionFieldsTest {
    @Test
    void the_contract_promises_what_lists_of_sessions_understand() {
        assertThat(ContractCheck.differences(SessionFields.FIELDS, "GET /sessions", Set.of()))
                .isEmpty();
    }

    @Test
    void at_a_visit_it_promises_all_but_what_the_visit_decides() {
        assertThat(ContractCheck.differences(SessionFields.FIELDS, "GET /visits/{visitId}/sessions", Set.of()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of("visit", "visitNot", "agreement", "agreementNot", "party", "partyNot")
                                .map("GET /visits/{visitId}/sessions does not promise %s"::formatted)
                                .toList());
    }
}
