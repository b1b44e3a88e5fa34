package eu.akkoord.agreements.commitment;

import static eu.akkoord.agreements.agreement.AgreementTest.coordinator;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shows a commitment to those it names and to those that had joined its agreement; those it names write it. */
class CommitmentRightsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");
    private static final Caller DE = coordinator("DE");

    private static final class InMemoryAgreements extends InMemoryAggregates<Agreement, CommonEvent> {
        InMemoryAgreements() {
            super("agreements", Clock.systemUTC());
        }
    }

    private final InMemoryAgreements agreements = new InMemoryAgreements();
    private final CommitmentRights rights = new CommitmentRights(agreements);

    CommitmentRightsTest() {
        var facts = new AgreementFacts("Samenwerking", List.of("DE", "VL"), List.of(), null, null, null, List.of());
        var made = Agreement.register("akkoord", Instrument.TREATY, facts, DE, DAY, DAY);
        agreements.add("akkoord", made.after(), made.event(), new Circumstances(DE, DAY, null), null);
    }

    private static Commitment promised(String text, @Nullable String agreement, @Nullable Set<String> joined) {
        var source = new Source(Source.Kind.VISIT, null, "een-bezoek", null);
        var facts = new CommitmentFacts(text, agreement, source, Set.of("VL"), Set.of("NL"), null, Set.of());
        return Commitment.register("een-afspraak", facts, VL, joined, DAY).after();
    }

    @Test
    void it_is_read_by_those_it_names_and_those_that_had_joined_its_agreement() {
        var filed = promised("Iets", "akkoord", Set.of("VL", "DE"));

        assertThat(rights.mayRead(VL, filed)).isTrue();
        assertThat(rights.mayRead(NL, filed)).isTrue();
        assertThat(rights.mayRead(DE, filed)).isTrue();
        assertThat(rights.mayRead(coordinator("LU"), filed)).isFalse();
        assertThat(rights.mayRead(DE, promised("Iets", "akkoord", Set.of("VL"))))
                .as("which joined later")
                .isFalse();
        assertThat(rights.mayRead(DE, promised("Iets", "nergens", Set.of("VL", "DE"))))
                .isFalse();
        assertThat(rights.mayRead(DE, promised("Iets", null, null))).isFalse();
        assertThat(rights.mayRead(NL, promised("Iets", null, null))).isTrue();
    }

    @Test
    void those_it_names_write_it_and_their_auditors_see_that() {
        var filed = promised("Iets", "akkoord", Set.of("VL", "DE"));

        assertThat(rights.mayWrite(VL, filed)).isTrue();
        assertThat(rights.mayWrite(NL, filed)).isTrue();
        assertThat(rights.mayWrite(DE, filed)).isFalse();
        assertThat(rights.concerned(List.of(filed)).apply(filed)).containsExactlyInAnyOrder("VL", "NL");
    }

    @Test
    void its_terms_are_struck_by_whose_words_they_are_as_long_as_they_may_be_changed() {
        var stated = promised("Iets", null, null);
        var struck = promised("-", null, null);
        var agreed = Objects.requireNonNull(stated.confirm(NL, DAY)).after();

        assertThat(rights.mayStrike(VL, stated, struck, () -> "VL")).isTrue();
        assertThat(rights.mayStrike(VL, stated, struck, () -> "NL")).isFalse();
        assertThat(rights.mayStrike(VL, agreed, struck, () -> "VL"))
                .as("what another has confirmed")
                .isFalse();
        assertThat(rights.mayStrike(VL, agreed, stated, () -> "VL"))
                .as("what it says no more")
                .isTrue();
    }

    @Test
    void what_an_offer_says_is_its_writers() {
        var other = promised("Iets anders", null, null).facts();
        var offered = promised("Iets", null, null)
                .propose("een", other, null, NL, "beter zo", DAY, DAY)
                .after();

        assertThat(rights.writer(offered, "/offers/0/reason")).contains("NL");
        assertThat(rights.writer(offered, "/text")).isEmpty();
    }
}
