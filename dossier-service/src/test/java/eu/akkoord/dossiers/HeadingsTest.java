package eu.akkoord.dossiers;

import static eu.akkoord.dossiers.document.DocumentForms.DOCUMENTS;
import static eu.akkoord.dossiers.dossier.DossierForms.DOSSIERS;
import static eu.akkoord.dossiers.session.SessionForms.SESSIONS;
import static eu.akkoord.dossiers.visit.VisitForms.VISITS;
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
        for (Kind<?, ?> kind : List.<Kind<?, ?>>of(DOSSIERS, VISITS, SESSIONS, DOCUMENTS)) {
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
