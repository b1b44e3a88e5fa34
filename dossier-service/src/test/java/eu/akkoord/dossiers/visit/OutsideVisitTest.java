package eu.akkoord.dossiers.visit;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutsideVisitTest {
    private static final Period JUNE = Period.of("2027-06-20/2027-06-22", null);

    @Test
    void items_of_the_programme_on_other_days_lie_outside_each_time_it_moves() {
        var now = SomeVisit.FACTS
                .with(VisitFacts::period, Period.of("2027-06-22/2027-06-24", null))
                .with(
                        VisitFacts::programme,
                        List.of(item("Ontvangst", "2027-06-20"), item("Bezoek", "2027-06-22"), item("Slot", null)));
        assertThat(OutsideVisit.after(JUNE, now, List.of()))
                .containsExactly(new OutsideVisit("/programme/0/date", "Ontvangst", "2027-06-20", List.of()));
        assertThat(OutsideVisit.after(
                        now.period(), now.with(VisitFacts::period, Period.of("2027-07", null)), List.of()))
                .extracting(OutsideVisit::pointer)
                .containsExactly("/programme/0/date", "/programme/1/date");
        assertThat(OutsideVisit.after(JUNE, now.with(VisitFacts::period, Period.of("2027-06/..", null)), List.of()))
                .isEmpty();
    }

    @Test
    void a_session_lies_outside_where_it_would_come_before_or_lay_within_until_then() {
        assertThat(outside("2027-06-21", "2027-04-01/2027-04-03"))
                .as("within, now after")
                .isTrue();
        assertThat(outside("2027-06-21", "2027-08")).as("within, now before").isTrue();
        assertThat(outside("2027-06", "2027-08")).as("may have been within").isTrue();
        assertThat(outside("2027-09", "2027-10-04/2027-10-06"))
                .as("after, now before")
                .isTrue();
        assertThat(outside("2027-09", "2027-07")).as("still after").isFalse();
        assertThat(outside("2027-09", "2027-09-29/2027-10-02")).as("now within").isFalse();
        assertThat(outside("2027-06/..", "2027-08")).as("open").isFalse();
    }

    private static boolean outside(String session, String now) {
        var about = new FollowUp("Sessie", Period.of(session, null), List.of("visits", "v", "sessions", "s"));
        var outside = OutsideVisit.after(
                JUNE, SomeVisit.FACTS.with(VisitFacts::period, Period.of(now, null)), List.of(about));
        assertThat(outside).allSatisfy(one -> assertThat(one.path()).isEqualTo(about.path()));
        return !outside.isEmpty();
    }

    private static ProgrammeItem item(String title, @Nullable String day) {
        return new ProgrammeItem(day == null ? null : LocalDate.parse(day), null, null, title, "session", null, null);
    }
}
