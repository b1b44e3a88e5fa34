package eu.akkoord.agreements.commitment.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.catalogue.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommitmentFieldsTest {
    @Test
    void the_contract_promises_what_lists_of_commitments_understand() {
        assertThat(ContractCheck.differences(CommitmentFields.FIELDS, "GET /commitments", Set.of()))
                .isEmpty();
    }
}
