package eu.akkoord.dossiers.agreement.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoAgreementsTest {
    private final Document told = new Document("id", "akkoord").append("parties", List.of("VL", "NL", "LU"));

    @Test
    void attack_a_party_that_is_only_named_is_let_into_nothing() {
        told.append("joined", List.of("VL"));
        assertThat(MongoAgreements.agreement(told).parties()).containsExactly("VL");
        told.append("joined", List.of());
        assertThat(MongoAgreements.agreement(told).parties()).isEmpty();
    }

    @Test
    void what_was_told_before_parties_joined_by_themselves_binds_all_it_names() {
        assertThat(MongoAgreements.agreement(told).parties()).containsExactlyInAnyOrder("VL", "NL", "LU");
    }
}
