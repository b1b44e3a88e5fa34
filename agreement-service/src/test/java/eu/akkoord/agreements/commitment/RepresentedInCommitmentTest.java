package eu.akkoord.agreements.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Represented;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A party of a commitment that has nobody of its own: what it promised or was promised is as another states it. */
class RepresentedInCommitmentTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Set<String> VL = Set.of("VL");
    private static final Set<String> DE = Set.of("DE");
    private static final Evidence EVIDENCE =
            new Evidence("bewijs-1", "Verslag", URI.create("https://example.org/verslag"), DAY);

    private static Caller of(String party) {
        return new Caller("s#1", "c#1", party, "org", Set.of("coordinator"), Set.of());
    }

    private static CommitmentFacts facts(String text, Set<String> debtors, Set<String> creditors) {
        var source = new Source(Source.Kind.VISIT, null, "een-bezoek", null);
        var facts = new CommitmentFacts(text, null, source, debtors, creditors, null, Set.of());
        return facts.represented(Represented.among(facts.parties(), DE, null, "VL"));
    }

    private static Commitment stated(Set<String> debtors, Set<String> creditors) {
        return Commitment.register("een-afspraak", facts("Iets", debtors, creditors), of("VL"), null, DAY)
                .after();
    }

    @Test
    void the_others_change_its_terms_and_what_is_over_without_it() {
        var stated = stated(VL, DE);
        assertThat(stated.facts().represented()).containsExactly(new Represented("DE", "VL"));
        var kept = stated.fulfil(EVIDENCE, of("VL"), DAY).after();
        var other = facts("Iets anders", VL, DE);
        assertThat(kept.amend(other, null, of("VL"), null, DAY).after().facts()).isEqualTo(other);
        assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                .as("one that has been taken over is asked")
                .isThrownBy(() -> kept.today(Set.of()).amend(other, null, of("VL"), null, DAY));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .as("nobody is there to be asked")
                .isThrownBy(() -> stated.propose("een", other, null, of("VL"), "want", DAY, DAY));
        var alone = facts("Iets", VL, VL);
        assertThat(stated.amend(alone, null, of("VL"), null, DAY).after().facts())
                .as("named by mistake")
                .isEqualTo(alone);
    }

    @Test
    void attack_a_represented_party_is_a_second_voice_against_a_third() {
        var three = Objects.requireNonNull(stated(VL, Set.of("NL", "DE")).confirm(of("NL"), DAY))
                .after();
        var other = facts("Iets anders", VL, Set.of("NL", "DE"));
        assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                .isThrownBy(() -> three.amend(other, null, of("VL"), "want", DAY));
        var asked =
                three.propose("een", other, null, of("VL"), "want", DAY, DAY).after();
        assertThat(asked.offers().find("een").orElseThrow().awaits()).containsExactly("NL");
        var accepted = Objects.requireNonNull(
                        asked.answer("een", Outcome.ACCEPTED, any -> null, of("NL"), null, DAY, DAY))
                .after();
        assertThat(accepted.facts()).isEqualTo(other);
        assertThat(accepted.consent().confirmed()).as("nobody confirmed for it").containsExactly("NL");
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .as("once it has been taken over it was not asked")
                .isThrownBy(() ->
                        asked.today(Set.of()).answer("een", Outcome.ACCEPTED, any -> null, of("NL"), null, DAY, DAY));
    }

    @Test
    void attack_a_debtor_frees_itself_of_what_it_owes_to_one_without_users() {
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> stated(VL, DE).take(CommitmentStage.WITHDRAWN, of("VL"), DAY, "geen zin"));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .as("nor by naming itself a creditor too")
                .isThrownBy(() ->
                        stated(VL, Set.of("VL", "DE")).take(CommitmentStage.WITHDRAWN, of("VL"), DAY, "geen zin"));
        var kept = stated(VL, DE).fulfil(EVIDENCE, of("VL"), DAY).after();
        assertThatExceptionOfType(Refusal.NotYours.class)
                .as("it stays reported, and confirmed by nobody")
                .isThrownBy(() -> kept.confirmFulfilment(EVIDENCE.id(), of("VL"), DAY));
    }

    @Test
    void a_creditor_withdraws_without_another_that_has_nobody() {
        var mutual = stated(DE, Set.of("VL", "DE"));
        assertThat(mutual.take(CommitmentStage.WITHDRAWN, of("VL"), DAY, "niet meer nodig")
                        .after()
                        .status())
                .isInstanceOf(Withdrawn.class);
        assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                .isThrownBy(() -> mutual.today(Set.of()).take(CommitmentStage.WITHDRAWN, of("VL"), DAY, "nee"));
    }
}
