package eu.akkoord.agreements;

import static eu.akkoord.agreements.agreement.AgreementForms.AGREEMENTS;
import static eu.akkoord.agreements.commitment.CommitmentForms.COMMITMENTS;
import static eu.akkoord.agreements.milestone.MilestoneForms.MILESTONES;
import static eu.akkoord.agreements.party.PartyForms.PARTIES;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Headings of the columns of workbooks. */
class HeadingsTest {
    @Test
    void every_column_has_a_heading_of_its_own_in_each_language() {
        for (Kind<?, ?> kind : List.<Kind<?, ?>>of(AGREEMENTS, COMMITMENTS, MILESTONES, PARTIES)) {
            for (var language : Language.values()) {
                var headings = kind.columns().stream()
                        .map(column -> Message.of("column." + column.name()).in(language))
                        .toList();
                assertThat(headings)
                        .as("%s in %s", kind.collection(), language)
                        .noneMatch(heading -> heading.startsWith("column."))
                        .doesNotHaveDuplicates();
            }
        }
    }
}
