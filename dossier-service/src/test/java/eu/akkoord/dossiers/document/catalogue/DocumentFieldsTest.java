package eu.akkoord.dossiers.document.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.ContractCheck;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentFieldsTest {
    @Test
    void the_contract_promises_what_lists_of_documents_understand() {
        assertThat(ContractCheck.differences(DocumentFields.FIELDS, "GET /dossiers/{dossierId}/documents", Set.of()))
                .isEmpty();
    }
}
