package eu.akkoord.agreements.commitment.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommitmentRegistrationTest {
    @Test
    void the_contract_promises_what_lists_of_commitments_understand() {
        assertThat(ContractCheck.differences(CommitmentRegistration.FIELDS, "GET /commitments", Set.of()))
                .isEmpty();
    }
}
