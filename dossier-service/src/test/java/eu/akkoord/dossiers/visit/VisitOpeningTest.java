package eu.akkoord.dossiers.visit;

import static eu.akkoord.dossiers.visit.SomeVisit.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Slips;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tells which changes of a visit of NL to VL show it to others, or place it elsewhere, and what those see of its moves. */
class VisitOpeningTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final VisitFacts FILED =
            FACTS.with(VisitFacts::agreements, List.of("akkoord")).sharedWith(List.of("VL", "NL"));

    private static VisitFacts at(Confidentiality level, VisitFacts facts) {
        return facts.with(VisitFacts::confidentiality, level);
    }

    private static VisitFacts guests(String... guests) {
        return FACTS.with(VisitFacts::guests, List.of(guests));
    }

    @Test
    void a_visit_under_no_agreement_opens_by_another_visitor_and_not_by_one_less() {
        assertThat(FACTS.opensBy(guests("NL", "LU"))).isTrue();
        assertThat(FACTS.opensToPartners(guests("NL", "LU"))).isTrue();
        assertThat(guests("NL", "LU").opensBy(FACTS)).isFalse();
        assertThat(guests("NL", "LU").opensToPartners(FACTS)).isFalse();
        assertThat(FACTS.opensBy(FACTS)).isFalse();
        assertThat(at(Confidentiality.INTERNAL, FACTS).opensBy(at(Confidentiality.INTERNAL, guests("NL", "LU"))))
                .as("whom it is not shown to")
                .isFalse();
    }

    @Test
    void a_visit_opens_by_other_agreements_readers_or_owners_as_long_as_anybody_but_grantees_sees_it() {
        var elsewhere = FILED.with(VisitFacts::agreements, List.of("akkoord", "ander"));
        var wider = FILED.sharedWith(List.of("VL", "NL", "LU"));
        var given = FILED.ownedBy(new Organisation("NL", "szw"));

        for (var next : List.of(elsewhere, wider, given)) {
            assertThat(FILED.opensBy(next)).isTrue();
            assertThat(at(Confidentiality.RESTRICTED, FILED).opensBy(at(Confidentiality.RESTRICTED, next)))
                    .isFalse();
        }
        assertThat(FILED.opensBy(FILED.ownedBy(new Organisation("VL", "dkbuza"))))
                .as("to another organisation of its party")
                .isFalse();
        assertThat(FILED.opensBy(FILED.with(VisitFacts::guests, List.of("NL", "LU"))))
                .as("to a guest that does not read it by its agreement")
                .isFalse();
        assertThat(FILED.opensBy(at(Confidentiality.PUBLIC, FILED))).isTrue();
    }

    @Test
    void more_see_it_as_partners_where_an_agreement_goes_or_a_reader_comes() {
        var both = FILED.with(VisitFacts::agreements, List.of("akkoord", "ander"));

        assertThat(FACTS.opensToPartners(FILED)).isTrue();
        assertThat(both.opensToPartners(FILED)).isTrue();
        assertThat(FILED.opensToPartners(both)).isFalse();
        assertThat(FILED.opensToPartners(FILED.sharedWith(List.of("VL", "NL", "LU"))))
                .isTrue();
        assertThat(FILED.opensToPartners(FILED.sharedWith(List.of("VL")))).isFalse();
        assertThat(FILED.opensToPartners(FILED.sharedWith(null))).isFalse();
        assertThat(FILED.sharedWith(null).opensToPartners(FILED)).isFalse();
    }

    @Test
    void without_an_offer_or_a_grant_a_party_sees_it_as_a_partner_or_as_anybody() {
        assertThat(FACTS.strictestWithoutOffer("NL")).isEqualTo(Confidentiality.PARTNERS);
        assertThat(FACTS.strictestWithoutOffer("LU")).isEqualTo(Confidentiality.PUBLIC);
        assertThat(FILED.strictestWithoutOffer("NL")).isEqualTo(Confidentiality.PARTNERS);
        assertThat(FILED.strictestWithoutOffer("LU")).isEqualTo(Confidentiality.PUBLIC);
        assertThat(FILED.sharedWith(null).strictestWithoutOffer("LU"))
                .as("filed before it was recorded who had joined")
                .isEqualTo(Confidentiality.PARTNERS);
    }

    @Test
    void it_is_newly_shared_with_partners_alone() {
        var wide = FILED.sharedWith(List.of("VL", "LU", "DE"));

        assertThat(pointers(wide.strangers(null, List.of("VL", "NL"))))
                .containsExactly("/sharedWith/0", "/sharedWith/1");
        assertThat(pointers(wide.strangers(List.of("LU"), List.of("VL", "NL"))))
                .as("LU read it before it left")
                .containsExactly("/sharedWith/0");
        assertThat(wide.strangers(null, List.of("VL", "LU", "DE"))).isEmpty();
        assertThat(FACTS.strangers(null, List.of())).isEmpty();
    }

    private static List<String> pointers(List<Fault> faults) {
        return faults.stream().map(Fault::pointer).toList();
    }

    private static ProgrammeItem item(@Nullable LocalTime start, String place, String title) {
        return new ProgrammeItem(DAY, start, null, title, "meeting", null, place);
    }

    @Test
    void a_calendar_is_told_of_other_times_and_places_and_of_nothing_else() {
        var nine = FACTS.with(VisitFacts::programme, List.of(item(LocalTime.of(9, 0), "Brussel", "Ontvangst")));

        assertThat(nine.isScheduledAs(nine)).isTrue();
        assertThat(nine.isScheduledAs(nine.with(VisitFacts::title, "Anders"))).isTrue();
        assertThat(nine.isScheduledAs(nine.heldAt(Period.of("2027", "in 2027"))))
                .isTrue();
        assertThat(nine.isScheduledAs(
                        nine.with(VisitFacts::programme, List.of(item(LocalTime.of(9, 0), "Brussel", "Lunch")))))
                .isTrue();
        assertThat(nine.isScheduledAs(nine.heldAt(Period.of("2028", null)))).isFalse();
        assertThat(nine.isScheduledAs(nine.with(VisitFacts::places, List.of("Gent"))))
                .isFalse();
        assertThat(nine.isScheduledAs(
                        nine.with(VisitFacts::programme, List.of(item(LocalTime.of(10, 0), "Brussel", "Ontvangst")))))
                .isFalse();
        assertThat(nine.isScheduledAs(
                        nine.with(VisitFacts::programme, List.of(item(LocalTime.of(9, 0), "Gent", "Ontvangst")))))
                .isFalse();
    }

    @Test
    void what_moved_among_partners_is_not_counted_for_those_who_come_later() {
        var moved = SlipsByLevel.NONE
                .and(Confidentiality.PUBLIC, DAY)
                .and(Confidentiality.PARTNERS, DAY)
                .and(Confidentiality.INTERNAL, DAY);

        assertThat(moved.shownAt(Confidentiality.PARTNERS)).isEqualTo(new Slips(2, DAY));
        var opened = moved.withdrawnFromPartners();
        assertThat(opened.shownAt(Confidentiality.PUBLIC)).isEqualTo(new Slips(1, DAY));
        assertThat(opened.shownAt(Confidentiality.PARTNERS)).isEqualTo(new Slips(1, DAY));
        assertThat(opened.shownAt(Confidentiality.INTERNAL)).isEqualTo(new Slips(2, DAY));
        assertThat(opened.shownAt(Confidentiality.RESTRICTED)).isEqualTo(new Slips(3, DAY));
        assertThat(moved.knownTo(Confidentiality.PARTNERS).shownAt(Confidentiality.RESTRICTED))
                .as("a new owner who saw it as a partner")
                .isEqualTo(new Slips(2, DAY));
        assertThat(moved.knownTo(Confidentiality.PUBLIC).shownAt(Confidentiality.RESTRICTED))
                .isEqualTo(new Slips(1, DAY));
    }
}
