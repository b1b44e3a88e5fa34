package eu.akkoord.agreements.milestone.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MilestoneRegistrationTest {
    @Test
    void the_contract_promises_what_lists_of_milestones_understand() {
        assertThat(ContractCheck.differences(MilestoneRegistration.FIELDS, "GET /milestones", Set.of()))
                .isEmpty();
    }
}
