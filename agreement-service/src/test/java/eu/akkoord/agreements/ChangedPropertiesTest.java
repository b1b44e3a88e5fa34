package eu.akkoord.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.milestone.MilestoneFacts;
import eu.akkoord.agreements.party.PartyFacts;
import eu.akkoord.platform.servicetest.ChangedProperties;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An event that says what changed says it in words of the contract: others are refused before they are stored. */
class ChangedPropertiesTest {
    private static final Stream<Class<? extends Record>> FACTS =
            Stream.of(AgreementFacts.class, CommitmentFacts.class, MilestoneFacts.class, PartyFacts.class);

    @Test
    void each_property_that_may_change_has_a_word_in_the_contract() {
        assertThat(ChangedProperties.words())
                .containsAll(FACTS.flatMap(facts -> Arrays.stream(facts.getRecordComponents()))
                        .map(java.lang.reflect.RecordComponent::getName)
                        .toList())
                .contains("deputies", "status", "offers", "source", "change");
    }

    @Test
    void what_few_are_told_of_has_none() {
        assertThat(ChangedProperties.words()).isNotEmpty().doesNotContain("recoveries", "contributions", "grants");
    }
}
