package eu.akkoord.agreements.party.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartyRegistrationTest {
    @Test
    void the_contract_promises_what_lists_of_parties_understand() {
        assertThat(ContractCheck.differences(PartyRegistration.FIELDS, "GET /parties", Set.of()))
                .isEmpty();
    }
}
