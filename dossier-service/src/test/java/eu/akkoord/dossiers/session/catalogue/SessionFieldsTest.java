package eu.akkoord.dossiers.session.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.catalogue.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionFieldsTest {
    @Test
    void the_contract_promises_what_lists_of_sessions_understand() {
        assertThat(ContractCheck.differences(SessionFields.FIELDS, "GET /visits/{visitId}/sessions", Set.of()))
                .isEmpty();
    }
}
