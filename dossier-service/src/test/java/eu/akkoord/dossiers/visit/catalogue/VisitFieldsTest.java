package eu.akkoord.dossiers.visit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitFieldsTest {
    @Test
    void the_contract_promises_what_lists_of_visits_understand() {
        assertThat(ContractCheck.differences(VisitFields.FIELDS, "GET /visits", Set.of("dossier")))
                .isEmpty();
    }
}
