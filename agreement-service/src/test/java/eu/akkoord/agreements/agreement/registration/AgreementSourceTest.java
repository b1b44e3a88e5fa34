package eu.akkoord.agreements.agreement.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementSourceTest {
    @Test
    void the_contract_promises_what_lists_of_agreements_understand() {
        assertThat(ContractCheck.differences(AgreementSource.FIELDS, "GET /agreements", Set.of()))
                .isEmpty();
    }
}
