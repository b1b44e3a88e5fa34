package eu.akkoord.agreements.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Outcome;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A commitment of VL to NL and DE, what becomes of it when it is over, and one whom it does not name: LU. */
class OutsiderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Evidence EVIDENCE =
            new Evidence("bewijs-1", "Verslag", URI.create("https://example.org/verslag"), DAY);

    private final Commitment promised = Commitment.register(
                    "een-afspraak", facts("Iets", null, null), officer("VL"), null, DAY)
            .after();

    private static Caller officer(String party) {
        return new Caller("s#1", "c#1", party, "org", Set.of("officer"), Set.of());
    }

    private static Caller coordinator(String party) {
        return new Caller("s#2", "c#1", party, "org", Set.of("coordinator"), Set.of());
    }

    private static CommitmentFacts facts(String text, @Nullable String agreement, @Nullable Period due) {
        var source = new Source(Source.Kind.VISIT, null, "een-bezoek", null);
        return new CommitmentFacts(text, agreement, source, Set.of("VL"), Set.of("NL", "DE"), due, Set.of());
    }

    @Test
    void attack_one_whom_it_does_not_name_reports_it_or_guesses_its_fulfilments() {
        var kept = promised.fulfil(EVIDENCE, officer("VL"), DAY).after();

        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> promised.fulfil(EVIDENCE, officer("LU"), DAY));
        for (var guess : List.of("bewijs-1", "bewijs-2")) {
            assertThatExceptionOfType(Refusal.NotYours.class)
                    .isThrownBy(() -> kept.confirmFulfilment(guess, officer("LU"), DAY));
        }
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> promised.proposeWithdrawal("een", officer("LU"), "want", DAY, DAY))
                .satisfies(refused -> assertThat(refused.detail().code())
                        .as("as to any stranger, and not of what it was promised to whom")
                        .isEqualTo("party.mayNotWrite"));
    }

    @Test
    void what_is_over_is_not_withdrawn() {
        var kept = promised.fulfil(EVIDENCE, officer("VL"), DAY).after();

        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> kept.proposeWithdrawal("een", officer("NL"), "want", DAY, DAY));
        var offered = promised.proposeWithdrawal("een", officer("NL"), "want", DAY, DAY)
                .after();
        var stored = new Commitment("een-afspraak", kept.facts(), kept.consent(), offered.offers(), kept.status());
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .as("nor by an offer that was stored as open")
                .isThrownBy(() -> stored.answer("een", Outcome.ACCEPTED, any -> null, officer("DE"), null, DAY, DAY));
        assertThat(Objects.requireNonNull(
                                offered.answer("een", Outcome.ACCEPTED, any -> null, officer("DE"), null, DAY, DAY))
                        .after()
                        .status())
                .isEqualTo(new CommitmentStatus.Withdrawn(DAY, "want"));
    }

    @Test
    void attack_an_officer_lets_in_those_of_another_agreement_by_accepting_an_offer() {
        var elsewhere = facts("Iets", "akkoord", null);
        var offered = promised.propose("een", elsewhere, Set.of("VL", "LU"), coordinator("VL"), "want", DAY, DAY)
                .after();

        assertThatExceptionOfType(Refusal.RoleNeeded.class).isThrownBy(() -> accepted(offered, officer("NL")));
        var filed = accepted(accepted(offered, coordinator("NL")), coordinator("DE"));
        assertThat(filed.facts().agreement()).isEqualTo("akkoord");
        assertThat(filed.readers(Set.of("VL", "LU"))).contains("LU");
        assertThat(filed.consent().sharedWith()).containsExactlyInAnyOrder("VL", "LU");
    }

    private static Commitment accepted(Commitment offered, Caller by) {
        return Objects.requireNonNull(offered.answer(
                        "een",
                        Outcome.ACCEPTED,
                        agreement -> "akkoord".equals(agreement) ? Set.of("VL", "LU") : null,
                        by,
                        "want",
                        DAY,
                        DAY))
                .after();
    }

    @Test
    void it_moves_with_the_bounds_of_when_it_is_due_and_not_with_other_words() {
        var due = Commitment.register(
                        "een-afspraak", facts("Iets", null, Period.of("2027", "in 2027")), officer("VL"), null, DAY)
                .after();

        assertThat(due.moves(facts("Iets", null, Period.of("2028", null)))).isTrue();
        assertThat(due.moves(facts("Iets", null, null))).isTrue();
        assertThat(due.moves(facts("Anders", null, Period.of("2027", "volgend jaar"))))
                .isFalse();
    }

    @Test
    void an_offer_is_called_by_what_it_would_change() {
        assertThat(Proposal.WITHDRAWAL.kind()).isEqualTo("withdrawal");
        assertThat(Proposal.opening("LU").kind()).isEqualTo("opening");
        assertThat(Proposal.amendment(facts("Anders", null, null)).kind()).isEqualTo("amendment");
    }

    @Test
    void one_more_reader_is_let_in_beside_those_there_are() {
        var alone = new Consent("VL", Set.of(), null);

        assertThat(alone.openedTo("LU").sharedWith()).containsExactly("LU");
        assertThat(alone.openedTo("LU").openedTo("DE").sharedWith()).containsExactly("LU", "DE");
    }
}
