package eu.akkoord.agreements.agreement.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.catalogue.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementFieldsTest {
    @Test
    void the_contract_promises_what_lists_of_agreements_understand() {
        assertThat(ContractCheck.differences(AgreementFields.FIELDS, "GET /agreements", Set.of()))
                .isEmpty();
    }
}
