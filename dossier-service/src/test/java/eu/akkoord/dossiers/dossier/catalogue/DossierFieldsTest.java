package eu.akkoord.dossiers.dossier.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DossierFieldsTest {
    @Test
    void the_contract_promises_what_lists_of_dossiers_understand() {
        assertThat(ContractCheck.differences(DossierFields.FIELDS, "GET /dossiers", Set.of("milestone")))
                .isEmpty();
    }
}
