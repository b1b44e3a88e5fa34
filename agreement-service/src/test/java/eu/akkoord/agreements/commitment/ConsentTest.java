package eu.akkoord.agreements.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.CommitmentStatus.InProgress;
import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Outcome;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Acts on a commitment that one side cannot do without the other. */
class ConsentTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Set<String> JOINED = Set.of("VL", "NL");
    private static final Evidence EVIDENCE =
            new Evidence("bewijs-1", "Verslag", URI.create("https://example.org/verslag"), DAY);

    /** VL promises NL. */
    private final Commitment stated = registered(facts("Iets", Set.of("VL"), Set.of("NL")), officer("VL"));

    private final Commitment agreed = confirmed(stated, "NL");

    private static Caller officer(String party) {
        return caller(party, "officer");
    }

    private static Caller caller(String party, String role) {
        return new Caller("s#1", "c#1", party, "org", Set.of(role), Set.of());
    }

    private static CommitmentFacts facts(String text, Set<String> debtors, Set<String> creditors) {
        return facts(text, "een-akkoord", debtors, creditors);
    }

    private static CommitmentFacts facts(
            String text, @Nullable String agreement, Set<String> debtors, Set<String> creditors) {
        var source = new Source(Source.Kind.VISIT, null, "een-bezoek", null);
        return new CommitmentFacts(text, agreement, source, debtors, creditors, null, Set.of());
    }

    private static Commitment registered(CommitmentFacts facts, Caller by) {
        return Commitment.register("een-afspraak", facts, by, JOINED, DAY).after();
    }

    private static Commitment confirmed(Commitment commitment, String by) {
        return Objects.requireNonNull(commitment.confirm(officer(by), DAY)).after();
    }

    private static Commitment answered(Commitment commitment, Outcome answer, Caller by) {
        return Objects.requireNonNull(commitment.answer("een", answer, any -> JOINED, by, "want", DAY, DAY))
                .after();
    }

    @Test
    void only_a_party_on_one_of_its_sides_states_it_and_it_says_who_did() {
        assertThat(stated.consent().by()).isEqualTo("VL");
        assertThat(stated.consent().confirmed()).isEmpty();
        assertThat(agreed.consent().confirmed()).containsExactly("NL");
        // one that has joined the agreement, but neither promised nor was promised anything
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> registered(facts("Iets", Set.of("VL"), Set.of("LU")), officer("NL")));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> stated.confirm(officer("LU"), DAY));
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> stated.confirm(officer("VL"), DAY));
        assertThat(agreed.confirm(officer("NL"), DAY)).isNull();
    }

    @Test
    void attack_one_side_changes_what_was_agreed() {
        var other = facts("Iets heel anders", Set.of("VL"), Set.of("NL"));
        assertThat(stated.amend(other, JOINED, officer("VL"), null, DAY).after().facts())
                .isEqualTo(other);
        assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                .isThrownBy(() -> stated.amend(other, JOINED, officer("NL"), null, DAY));
        for (var party : JOINED) {
            assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                    .isThrownBy(() -> agreed.amend(other, JOINED, caller(party, "coordinator"), "want", DAY));
        }
    }

    @Test
    void which_dossiers_it_concerns_stays_for_each_of_its_parties_to_say() {
        var linked = agreed.facts().withDossiers(Set.of("een-dossier"));
        assertThat(agreed.amend(linked, JOINED, officer("NL"), null, DAY)
                        .after()
                        .facts())
                .isEqualTo(linked);
    }

    @Test
    void attack_the_one_that_stated_it_names_another_no_more_and_it_is_gone_for_that_one() {
        var without = facts("Iets", Set.of("VL"), Set.of("LU"));
        assertThatExceptionOfType(Refusal.ShutsOut.class)
                .isThrownBy(() -> stated.amend(without, JOINED, caller("VL", "coordinator"), "want", DAY))
                .satisfies(refusal -> assertThat(refusal.party()).isEqualTo("NL"));
    }

    @Test
    void attack_an_officer_lets_a_third_party_read_it_by_naming_it_or_another_agreement() {
        var three = facts("Iets", Set.of("VL"), Set.of("NL", "LU"));
        var elsewhere = facts("Iets", "een-ander", Set.of("VL"), Set.of("NL"));
        for (var wider : new CommitmentFacts[] {three, elsewhere}) {
            var joined = Set.of("VL", "LU");
            assertThatExceptionOfType(Refusal.RoleNeeded.class)
                    .isThrownBy(() -> stated.amend(wider, joined, officer("VL"), "want", DAY));
            assertThatExceptionOfType(Refusal.MissingReason.class)
                    .isThrownBy(() -> stated.amend(wider, joined, caller("VL", "coordinator"), null, DAY));
            var let = stated.amend(wider, joined, caller("VL", "coordinator"), "want", DAY)
                    .after();
            assertThat(let.readers(Set.of("VL", "LU"))).contains("LU");
        }
    }

    @Test
    void attack_a_party_joins_the_agreement_later_and_reads_what_was_promised_before() {
        assertThat(stated.readers(Set.of("VL", "NL", "LU"))).containsExactlyInAnyOrder("VL", "NL");
        // those that left it read it no more, but for what names them
        assertThat(registered(facts("Iets", Set.of("VL"), Set.of("VL")), officer("VL"))
                        .readers(Set.of("VL")))
                .containsExactly("VL");
        assertThat(stated.readers(Set.of())).containsExactlyInAnyOrder("VL", "NL");
    }

    @Test
    void other_terms_hold_once_all_have_accepted_them() {
        var other = facts("Iets anders", Set.of("VL"), Set.of("NL"));
        var offered = agreed.propose("een", other, JOINED, officer("VL"), "want", DAY, DAY)
                .after();
        assertThat(offered.facts()).isEqualTo(agreed.facts());
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> answered(offered, Outcome.ACCEPTED, officer("VL")));
        assertThat(answered(offered, Outcome.REFUSED, officer("NL")).facts()).isEqualTo(agreed.facts());
        var linked = offered.amend(
                        offered.facts().withDossiers(Set.of("een-dossier")), JOINED, officer("NL"), null, DAY)
                .after();
        var held = answered(linked, Outcome.ACCEPTED, officer("NL"));
        assertThat(held.facts()).isEqualTo(other.withDossiers(Set.of("een-dossier")));
        assertThat(held.consent().confirmed()).containsExactly("NL");
        assertThat(held.answer("een", Outcome.ACCEPTED, any -> JOINED, officer("NL"), null, DAY, DAY))
                .isNull();
    }

    @Test
    void an_offer_made_about_terms_that_are_no_more_is_withdrawn() {
        var two = agreed.propose("een", facts("A", Set.of("VL"), Set.of("NL")), JOINED, officer("VL"), "want", DAY, DAY)
                .after()
                .propose("twee", facts("B", Set.of("VL"), Set.of("NL")), JOINED, officer("VL"), "want", DAY, DAY)
                .after();
        var held = answered(two, Outcome.ACCEPTED, officer("NL"));
        assertThat(held.facts().text()).isEqualTo("A");
        assertThat(held.offers().find("twee").map(offer -> offer.stage(DAY))).contains("withdrawn");
    }

    @Test
    void attack_an_offer_made_before_a_party_was_named_drops_it() {
        var other = facts("Iets anders", Set.of("VL"), Set.of("NL"));
        var three = facts("Iets", Set.of("VL"), Set.of("NL", "FR"));
        var offered = stated.propose("een", other, JOINED, officer("NL"), "want", DAY, DAY)
                .after();
        var named = offered.amend(three, JOINED, caller("VL", "coordinator"), "want", DAY)
                .after();
        assertThat(named.offers().find("een").map(offer -> offer.stage(DAY))).contains("withdrawn");
        var confirmed = confirmed(named, "FR");
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> answered(confirmed, Outcome.ACCEPTED, officer("VL")));
        // nor one that was stored as open, whatever it was made about
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> answered(
                        with(offered.offers(), three, confirmed), Outcome.ACCEPTED, caller("VL", "coordinator")));
    }

    private static Commitment with(Offers<Proposal> offers, CommitmentFacts facts, Commitment commitment) {
        return new Commitment(commitment.id(), facts, commitment.consent(), offers, commitment.status());
    }

    @Test
    void attack_creditors_withdraw_it_by_an_offer_of_which_another_was_not_asked() {
        var two = registered(facts("Iets", Set.of("VL"), Set.of("NL", "LU")), officer("VL"));
        var three = facts("Iets", Set.of("VL"), Set.of("NL", "LU", "FR"));
        var offered =
                two.proposeWithdrawal("een", officer("NL"), "want", DAY, DAY).after();
        var named = offered.amend(three, JOINED, caller("VL", "coordinator"), "want", DAY)
                .after();
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> answered(named, Outcome.ACCEPTED, officer("LU")));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> answered(with(offered.offers(), three, named), Outcome.ACCEPTED, officer("LU")));
        assertThat(answered(offered, Outcome.ACCEPTED, officer("LU")).status()).isInstanceOf(Withdrawn.class);
    }

    @Test
    void who_agreed_to_other_terms_is_who_accepted_them_and_is_still_named() {
        var three = confirmed(registered(facts("Iets", Set.of("VL"), Set.of("NL", "LU")), officer("VL")), "LU");
        var without = facts("Iets", Set.of("VL"), Set.of("NL"));
        var offered = three.propose("een", without, JOINED, officer("VL"), "want", DAY, DAY)
                .after();
        var half = answered(offered, Outcome.ACCEPTED, officer("NL"));
        assertThat(half.facts().parties()).contains("LU");
        assertThat(half.consent().confirmed()).containsExactly("LU");
        var held = answered(half, Outcome.ACCEPTED, officer("LU"));
        assertThat(held.facts().parties()).doesNotContain("LU");
        assertThat(held.consent().confirmed()).containsExactly("NL");
    }

    @Test
    void attack_the_one_that_stated_it_rewrites_what_was_reported_as_kept() {
        var dear = facts("Heel veel geld", Set.of("VL"), Set.of("NL"));
        var reported = stated.fulfil(EVIDENCE, officer("VL"), DAY).after();
        var kept = Objects.requireNonNull(reported.confirmFulfilment("bewijs-1", officer("NL"), DAY))
                .after();
        var withdrawn = stated.take(CommitmentStage.WITHDRAWN, officer("NL"), DAY, "want")
                .after();
        for (var over : new Commitment[] {reported, kept, withdrawn}) {
            assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                    .isThrownBy(() -> over.amend(dear, JOINED, caller("VL", "coordinator"), "want", DAY));
            var linked = over.facts().withDossiers(Set.of("een-dossier"));
            assertThat(over.amend(linked, JOINED, officer("VL"), null, DAY)
                            .after()
                            .facts())
                    .isEqualTo(linked);
            // a slip is set right by all that it names
            var offered = over.propose("een", dear, JOINED, officer("VL"), "want", DAY, DAY)
                    .after();
            assertThat(answered(offered, Outcome.ACCEPTED, officer("NL")).facts())
                    .isEqualTo(dear);
        }
        var again = reported.object("bewijs-1", officer("NL"), DAY, "nog niet").after();
        assertThat(again.amend(dear, JOINED, officer("VL"), null, DAY).after().facts())
                .isEqualTo(dear);
    }

    @Test
    void attack_terms_that_were_offered_before_it_was_kept_are_accepted_afterwards() {
        var dear = facts("Heel veel geld", Set.of("VL"), Set.of("NL"));
        var offered = agreed.propose("een", dear, JOINED, officer("NL"), "want", DAY, DAY)
                .after();
        var begun = offered.take(CommitmentStage.IN_PROGRESS, officer("VL"), DAY, null)
                .after();
        assertThat(begun.offers().find("een").map(offer -> offer.stage(DAY))).contains("open");
        var reported = begun.fulfil(EVIDENCE, officer("VL"), DAY).after();
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> answered(reported, Outcome.ACCEPTED, officer("VL")));
    }

    @Test
    void attack_two_officers_let_in_a_third_party_by_an_offer() {
        var three = facts("Iets", Set.of("VL"), Set.of("NL", "LU"));
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> agreed.propose("een", three, JOINED, officer("VL"), "want", DAY, DAY));
        var offered = agreed.propose("een", three, JOINED, caller("VL", "coordinator"), "want", DAY, DAY)
                .after();
        assertThat(offered.readers(JOINED)).doesNotContain("LU");
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> answered(offered, Outcome.ACCEPTED, officer("NL")));
        // each side says why, and not only the one that offered it
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> offered.answer(
                        "een", Outcome.ACCEPTED, any -> JOINED, caller("NL", "coordinator"), null, DAY, DAY));
        var let = answered(offered, Outcome.ACCEPTED, caller("NL", "coordinator"));
        assertThat(let.readers(JOINED)).contains("LU");
        // the third has not confirmed anything by that
        assertThat(let.consent().confirmed()).containsExactly("NL");
    }

    @Test
    void attack_an_officer_lets_back_in_a_party_that_left_the_agreement() {
        var left = registered(facts("Iets", Set.of("VL"), Set.of("VL")), officer("VL"));
        var joined = Set.of("VL");
        assertThat(left.readers(joined)).containsExactly("VL");
        var named = facts("Iets", Set.of("VL"), Set.of("NL"));
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> left.amend(named, joined, officer("VL"), "want", DAY));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> left.amend(named, joined, caller("VL", "coordinator"), null, DAY));
    }

    @Test
    void an_offer_changes_something_and_is_made_by_a_party_it_names_to_another() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> agreed.propose("een", agreed.facts(), JOINED, officer("VL"), "want", DAY, DAY));
        var other = facts("Iets anders", Set.of("VL"), Set.of("NL"));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> agreed.propose("een", other, JOINED, officer("LU"), "want", DAY, DAY));
        var alone = registered(facts("Iets", Set.of("VL"), Set.of("VL")), officer("VL"));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> alone.propose(
                        "een", facts("Anders", Set.of("VL"), Set.of("VL")), JOINED, officer("VL"), "w", DAY, DAY));
    }

    @Test
    void attack_a_debtor_withdraws_what_it_promised() {
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> agreed.take(CommitmentStage.WITHDRAWN, officer("VL"), DAY, "want"));
        assertThat(agreed.take(CommitmentStage.WITHDRAWN, officer("NL"), DAY, "want")
                        .after()
                        .status())
                .isInstanceOf(Withdrawn.class);
        // nor because it was promised something too
        var mutual = registered(facts("Iets", JOINED, JOINED), officer("VL"));
        assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                .isThrownBy(() -> mutual.take(CommitmentStage.WITHDRAWN, officer("VL"), DAY, "want"));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> agreed.proposeWithdrawal("een", officer("VL"), "want", DAY, DAY));
        var offered =
                mutual.proposeWithdrawal("een", officer("VL"), "want", DAY, DAY).after();
        assertThat(answered(offered, Outcome.ACCEPTED, officer("NL")).status()).isEqualTo(new Withdrawn(DAY, "want"));
    }

    @Test
    void attack_the_one_that_reports_a_fulfilment_confirms_it() {
        var reported = agreed.fulfil(EVIDENCE, officer("VL"), DAY).after();
        assertThat(reported.status()).isEqualTo(new Fulfilled(DAY, EVIDENCE, "VL", null));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> reported.confirmFulfilment("bewijs-1", officer("VL"), DAY));
        var mutual = registered(facts("Iets", JOINED, JOINED), officer("VL"))
                .fulfil(EVIDENCE, officer("VL"), DAY)
                .after();
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> mutual.confirmFulfilment("bewijs-1", officer("VL"), DAY));
        var kept = Objects.requireNonNull(reported.confirmFulfilment("bewijs-1", officer("NL"), DAY))
                .after();
        assertThat(kept.status()).isEqualTo(new Fulfilled(DAY, EVIDENCE, "VL", "NL"));
        assertThat(kept.confirmFulfilment("bewijs-1", officer("NL"), DAY)).isNull();
        assertThatExceptionOfType(Refusal.Absent.class)
                .isThrownBy(() -> reported.confirmFulfilment("een-ander", officer("NL"), DAY));
    }

    @Test
    void whoever_may_confirm_may_object_with_a_reason_and_not_afterwards() {
        var reported = agreed.fulfil(EVIDENCE, officer("VL"), DAY).after();
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> reported.object("bewijs-1", officer("VL"), DAY, "want"));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> reported.object("bewijs-1", officer("NL"), DAY, null));
        assertThat(reported.object("bewijs-1", officer("NL"), DAY, "nog niet")
                        .after()
                        .status())
                .isEqualTo(new InProgress(DAY));
        var kept = Objects.requireNonNull(reported.confirmFulfilment("bewijs-1", officer("NL"), DAY))
                .after();
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> kept.object("bewijs-1", officer("NL"), DAY, "nog niet"));
    }

    @Test
    void an_offer_that_is_not_answered_lapses() {
        var offered = agreed.propose(
                        "een", facts("A", Set.of("VL"), Set.of("NL")), JOINED, officer("VL"), "want", DAY, DAY)
                .after();
        var lapsed = offered.lapse(DAY.plusDays(30 + 1)).after();
        assertThat(lapsed.facts()).isEqualTo(agreed.facts());
        assertThat(lapsed.offers().find("een").map(offer -> offer.stage(DAY))).contains("lapsed");
    }
}
