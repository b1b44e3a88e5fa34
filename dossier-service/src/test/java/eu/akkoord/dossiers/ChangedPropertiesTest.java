package eu.akkoord.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.platform.servicetest.ChangedProperties;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An event that says what changed says it in words of the contract: others are refused before they are stored. */
class ChangedPropertiesTest {
    private static final Stream<Class<? extends Record>> FACTS =
            Stream.of(DossierFacts.class, DocumentFacts.class, VisitFacts.class, SessionFacts.class);

    @Test
    void each_property_that_may_change_has_a_word_in_the_contract() {
        assertThat(ChangedProperties.words())
                .containsAll(FACTS.flatMap(facts -> Arrays.stream(facts.getRecordComponents()))
                        .map(java.lang.reflect.RecordComponent::getName)
                        .toList())
                .contains("contributors", "participants", "status", "offers", "versions", "change");
    }

    @Test
    void what_few_are_told_of_has_none() {
        assertThat(ChangedProperties.words()).isNotEmpty().doesNotContain("recoveries", "contributions", "grants");
    }
}
