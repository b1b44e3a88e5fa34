package eu.akkoord.agreements.agreement;

import static eu.akkoord.agreements.agreement.AgreementTest.coordinator;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.consent.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lets everybody read an agreement, and those that have joined it write; words are struck by whose they are. */
class AgreementRightsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");
    private static final Caller LU = coordinator("LU");

    private final AgreementRights rights = new AgreementRights();

    /** VL and NL have joined it; LU is named. */
    private final Agreement joined = Objects.requireNonNull(
                    Agreement.register("een-akkoord", Instrument.TREATY, facts("Samenwerking"), VL, DAY, DAY)
                            .after()
                            .answer("joining-nl", Outcome.ACCEPTED, NL, null, DAY, DAY))
            .after();

    private static AgreementFacts facts(String title) {
        return new AgreementFacts(title, List.of("VL", "NL", "LU"), List.of(), null, null, null, List.of());
    }

    private static Agreement saying(String title, Agreement agreement) {
        return new Agreement(
                agreement.id(),
                agreement.instrument(),
                facts(title),
                agreement.standings(),
                agreement.offers(),
                agreement.status(),
                agreement.stated());
    }

    private boolean strikes(Caller coordinator, Agreement agreement, Agreement struck, String writer) {
        return rights.mayStrike(coordinator, agreement, struck, () -> writer);
    }

    @Test
    void everybody_reads_it_and_who_has_joined_writes_it() {
        var stranger = new Caller("s#1", "c#1", "DE", "org", Set.of("reader"), Set.of());

        assertThat(rights.mayRead(stranger, joined)).isTrue();
        assertThat(rights.mayWrite(VL, joined)).isTrue();
        assertThat(rights.mayWrite(NL, joined)).isTrue();
        assertThat(rights.mayWrite(LU, joined)).isFalse();
    }

    @Test
    void a_party_that_has_joined_strikes_its_own_words_and_no_others() {
        var struck = saying("-", joined);

        assertThat(strikes(NL, joined, struck, "NL")).isTrue();
        assertThat(strikes(NL, joined, struck, "VL")).isFalse();
    }

    @Test
    void attack_a_party_that_is_named_strikes_from_what_it_may_not_change() {
        assertThat(strikes(LU, joined, saying("-", joined), "LU")).isFalse();
        assertThat(strikes(LU, joined, joined, "LU"))
                .as("of what it says no more its writer strikes it")
                .isTrue();
    }

    @Test
    void from_what_all_have_left_each_strikes_its_own_words() {
        var empty = joined.leave(NL, "want", DAY, DAY)
                .after()
                .leave(VL, "want", DAY, DAY)
                .after();

        assertThat(strikes(VL, empty, saying("-", empty), "VL")).isTrue();
        assertThat(strikes(VL, empty, saying("-", empty), "NL")).isFalse();
    }

    @Test
    void what_an_offer_says_is_its_writers() {
        var refused = Objects.requireNonNull(joined.answer("joining-lu", Outcome.REFUSED, LU, "nee", DAY, DAY))
                .after();

        assertThat(rights.writer(refused, "/offers/1/reason")).contains("VL");
        assertThat(rights.writer(refused, "/offers/1/ended/reason")).contains("LU");
        assertThat(rights.writer(refused, "/title")).isEmpty();
    }

    @Test
    void a_party_is_asked_while_another_has_not_answered_yet() {
        var four = new AgreementFacts(
                "Samenwerking", List.of("VL", "NL", "LU", "DE"), List.of(), null, null, null, List.of());
        var asked = joined.amend(four, VL, "ook zij", DAY, DAY).after();
        var refused = Objects.requireNonNull(asked.answer("joining-lu", Outcome.REFUSED, LU, "nee", DAY, DAY))
                .after();

        assertThat(refused.offers().open(DAY)).extracting("id").containsExactly("joining-de");
        assertThat(refused.invite("weer", "LU", VL, "toch", DAY, DAY)
                        .after()
                        .offers()
                        .open(DAY))
                .extracting("id")
                .containsExactly("joining-de", "weer");
    }
}
