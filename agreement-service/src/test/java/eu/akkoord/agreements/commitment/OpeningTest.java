package eu.akkoord.agreements.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.consent.Outcome;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An older commitment and a party that joined its agreement later: {@code LU}. */
class OpeningTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Set<String> NOW = Set.of("VL", "NL", "LU");

    /** VL promises NL, while these two had joined. */
    private final Commitment old = Commitment.register(
                    "een-afspraak",
                    new CommitmentFacts(
                            "Iets",
                            "een-akkoord",
                            new Source(Source.Kind.VISIT, null, "een-bezoek", null),
                            Set.of("VL"),
                            Set.of("NL"),
                            null,
                            Set.of()),
                    caller("VL", "officer"),
                    Set.of("VL", "NL"),
                    DAY)
            .after();

    @Test
    void it_is_read_by_the_later_one_once_every_party_named_agrees() {
        assertThat(old.readers(NOW)).containsExactlyInAnyOrder("VL", "NL");
        var offered = proposed(old, "LU", caller("VL", "coordinator"), "werkt mee");
        assertThat(offered.readers(NOW)).as("an offer changes nothing").doesNotContain("LU");
        var opened = answered(offered, Outcome.ACCEPTED, caller("NL", "coordinator"));
        assertThat(opened.readers(NOW)).contains("LU");
        assertThat(opened.facts()).isEqualTo(old.facts());
        assertThat(opened.consent().confirmed())
                .as("that is no confirmation of its terms")
                .isEmpty();
        assertThat(opened.readers(Set.of("VL", "NL"))).as("once it has left").doesNotContain("LU");
    }

    @Test
    void attack_one_party_opens_it_alone() {
        var offered = proposed(old, "LU", caller("VL", "coordinator"), "werkt mee");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> answered(offered, Outcome.ACCEPTED, caller("VL", "coordinator")));
        assertThatExceptionOfType(Refusal.Absent.class)
                .isThrownBy(() -> answered(offered, Outcome.ACCEPTED, caller("LU", "coordinator")));
        var refused = answered(offered, Outcome.REFUSED, caller("NL", "coordinator"));
        assertThat(refused.readers(NOW)).doesNotContain("LU");
    }

    @Test
    void attack_an_officer_of_either_side_opens_it() {
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> proposed(old, "LU", caller("VL", "officer"), "werkt mee"));
        var offered = proposed(old, "LU", caller("VL", "coordinator"), "werkt mee");
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> answered(offered, Outcome.ACCEPTED, caller("NL", "officer")));
    }

    @Test
    void attack_it_is_opened_to_or_by_a_stranger_or_without_a_reason() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> proposed(old, "DE-NW", caller("VL", "coordinator"), "werkt mee"));
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .as("one that reads it already")
                .isThrownBy(() -> proposed(old, "NL", caller("VL", "coordinator"), "werkt mee"));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> proposed(old, "LU", caller("LU", "coordinator"), "werkt mee"));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> proposed(old, "LU", caller("VL", "coordinator"), null));
        var offered = proposed(old, "LU", caller("VL", "coordinator"), "werkt mee");
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .as("the word of who offers it is not that of who accepts")
                .isThrownBy(() -> offered.answer(
                        "een", Outcome.ACCEPTED, any -> NOW, caller("NL", "coordinator"), null, DAY, DAY));
    }

    private static Commitment proposed(Commitment old, String reader, Caller by, @Nullable String reason) {
        return old.proposeOpening("een", reader, NOW, by, reason, DAY, DAY).after();
    }

    private static Commitment answered(Commitment commitment, Outcome answer, Caller by) {
        return Objects.requireNonNull(commitment.answer("een", answer, any -> NOW, by, "want", DAY, DAY))
                .after();
    }

    private static Caller caller(String party, String role) {
        return new Caller("s#1", "c#1", party, "org", Set.of(role), Set.of());
    }
}
