package eu.akkoord.dossiers.document;

import static eu.akkoord.dossiers.access.Confidentiality.INTERNAL;
import static eu.akkoord.dossiers.access.Confidentiality.PARTNERS;
import static eu.akkoord.dossiers.access.Confidentiality.PUBLIC;
import static eu.akkoord.dossiers.access.Confidentiality.RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.WholeSnapshot;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentAmended;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentConcealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentRevealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentStatusChanged;
import eu.akkoord.dossiers.document.DocumentStatus.Drafted;
import eu.akkoord.dossiers.document.DocumentStatus.Published;
import eu.akkoord.dossiers.document.DocumentStatus.Withdrawn;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.change.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DossierDocumentTest {
    private static final Organisation OWNER = new Organisation("VL", "abb");
    private static final LocalDate DAY = LocalDate.of(2017, 6, 16);

    @Test
    void each_stage_goes_where_it_may_and_nowhere_else() {
        var allowed = Map.of(
                new Drafted(DAY), Set.of(DocumentStage.PUBLISHED, DocumentStage.WITHDRAWN),
                new Published(DAY), Set.of(DocumentStage.WITHDRAWN),
                new Withdrawn(DAY, "dubbel"), Set.<DocumentStage>of());
        allowed.forEach((status, stages) -> {
            var document =
                    new DossierDocument("d", "inclusie", facts("een", PARTNERS), List.of(), status, PARTNERS, OWNER);
            for (var asked : DocumentStage.values()) {
                if (stages.contains(asked)) {
                    var change = document.become(asked, PARTNERS, DAY, "reden");
                    assertThat(change.after().status().stage()).isEqualTo(asked);
                    assertThat(change.event()).isEqualTo(new DocumentStatusChanged(DAY, status.stage()));
                } else {
                    assertThatExceptionOfType(Refusal.WrongStage.class)
                            .isThrownBy(() -> document.become(asked, PARTNERS, DAY, "reden"));
                }
            }
        });
    }

    @Test
    void withdrawing_needs_a_reason_and_ends_all_change() {
        var drafted = drafted(PARTNERS, PARTNERS);
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> drafted.become(DocumentStage.WITHDRAWN, PARTNERS, DAY, null));
        var withdrawn =
                drafted.become(DocumentStage.WITHDRAWN, PARTNERS, DAY, "dubbel").after();
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> withdrawn.amend(facts("twee", PARTNERS), PARTNERS, DAY, null));
    }

    @Test
    void another_link_is_another_version_and_another_title_is_not() {
        var drafted = drafted(PARTNERS, PARTNERS);
        var titled = drafted.amend(
                        new DocumentFacts("Anders", "report", "nl", null, "https://example.org/een", null, PARTNERS),
                        PARTNERS,
                        DAY,
                        null)
                .after();
        assertThat(titled.versions(titled.exposure())).isOne();
        var renewed = titled.amend(facts("twee", PARTNERS), PARTNERS, DAY, null);
        assertThat(renewed.after().versions(renewed.after().exposure())).isEqualTo(2);
        assertThat(renewed.after().replaced())
                .extracting(one -> one.facts().link())
                .containsExactly("https://example.org/een");
        assertThat(renewed.event()).isEqualTo(new DocumentAmended(DAY, List.of("title", "link")));
    }

    @Test
    void there_is_an_end_to_versions() {
        var document = drafted(PARTNERS, PARTNERS);
        for (int version = 2; version <= 100; version++) {
            document = document.amend(facts("v" + version, PARTNERS), PARTNERS, DAY, null)
                    .after();
        }
        var full = document;
        assertThat(full.versions(full.exposure())).isEqualTo(100);
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> full.amend(facts("te-veel", PARTNERS), PARTNERS, DAY, null));
        var title =
                new DocumentFacts("Anders", "report", "nl", null, full.facts().link(), null, PARTNERS);
        assertThat(full.amend(title, PARTNERS, DAY, null).after().versions(full.exposure()))
                .isEqualTo(100);
    }

    @Test
    void it_is_shown_by_the_stricter_of_its_own_level_and_its_dossiers() {
        assertThat(drafted(PUBLIC, INTERNAL).shown()).isEqualTo(INTERNAL);
        assertThat(drafted(RESTRICTED, PUBLIC).shown()).isEqualTo(RESTRICTED);
    }

    @Test
    void an_earlier_version_counts_while_all_who_see_the_document_saw_it() {
        var two = renewed(PARTNERS, whole("VL", null, List.of("a"), "VL", "NL"), "VL", "NL");
        assertThat(two.versions(two.exposure())).isEqualTo(2);
        assertThat(versions(two, PARTNERS, whole("VL", null, List.of("a", "b"), "VL"), "VL"))
                .isEqualTo(2);
        assertThat(versions(two, PUBLIC, two.whole(), "VL", "NL")).isOne();
        assertThat(versions(two, PARTNERS, two.whole(), "VL", "NL", "LU")).isOne();
        for (var other : List.of(
                whole("NL", null, List.of("a"), "VL", "NL"),
                whole("VL", "overname", List.of("a"), "VL", "NL"),
                whole("VL", null, List.of("b"), "VL", "NL"),
                whole("VL", null, List.of("a"), "VL", "NL", "LU"))) {
            assertThat(versions(two, PARTNERS, other, "VL", "NL")).isOne();
        }
    }

    @Test
    void what_was_public_counts_for_all() {
        var two = renewed(PUBLIC, whole("VL", null, List.of("a"), "VL"), "VL");
        assertThat(versions(two, PARTNERS, whole("NL", "overname", List.of("b"), "LU"), "LU"))
                .isEqualTo(2);
    }

    private static DossierDocument renewed(Confidentiality level, WholeSnapshot whole, String... sharedWith) {
        var facts = facts("een", level).sharedWith(List.of(sharedWith));
        return new DossierDocument("d", "inclusie", facts, List.of(), new Drafted(DAY), level, whole, OWNER, false)
                .amend(facts("twee", level).sharedWith(List.of(sharedWith)), level, DAY, null)
                .after();
    }

    private static int versions(
            DossierDocument document, Confidentiality level, @Nullable WholeSnapshot whole, String... sharedWith) {
        return document.versions(new Exposure(level, level, List.of(sharedWith), whole));
    }

    private static WholeSnapshot whole(
            String owner, @Nullable String under, List<String> agreements, String... sharedWith) {
        return new WholeSnapshot(owner, agreements, List.of(sharedWith), List.of(), under);
    }

    @Test
    void its_dossiers_going_and_coming_back_show_in_its_next_event() {
        var drafted = drafted(PARTNERS, PARTNERS);
        var hidden = drafted.become(DocumentStage.PUBLISHED, INTERNAL, DAY, null);
        assertThat(hidden.event()).isEqualTo(new DocumentConcealed(DAY));
        assertThat(hidden.after()
                        .amend(facts("twee", PARTNERS), INTERNAL, DAY, null)
                        .event())
                .isEqualTo(new DocumentAmended(DAY, List.of("link")));
        assertThat(hidden.after()
                        .amend(facts("twee", PARTNERS), PUBLIC, DAY, null)
                        .event())
                .isEqualTo(new DocumentRevealed(DAY, List.of("link")));
    }

    private static DossierDocument drafted(Confidentiality own, Confidentiality within) {
        return DossierDocument.draft("d", "inclusie", facts("een", own), within, OWNER, DAY)
                .after();
    }

    private static DocumentFacts facts(String page, Confidentiality level) {
        return new DocumentFacts("Verslag", "report", "nl", null, "https://example.org/" + page, null, level);
    }
}
