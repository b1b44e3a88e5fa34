package eu.akkoord.agreements.party.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.catalogue.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartyFieldsTest {
    @Test
    void the_contract_promises_what_lists_of_parties_understand() {
        assertThat(ContractCheck.differences(PartyFields.FIELDS, "GET /parties", Set.of()))
                .isEmpty();
    }
}
