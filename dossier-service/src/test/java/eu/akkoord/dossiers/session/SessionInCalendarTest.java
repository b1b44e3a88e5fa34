package eu.akkoord.dossiers.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.calendar.Occasion;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionInCalendarTest {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 20);
    private static final Visit HIDDEN = Visit.plan(
                    "werkbezoek",
                    SomeVisit.FACTS.with(VisitFacts::confidentiality, Confidentiality.INTERNAL),
                    DAY,
                    new Creator("https://issuer.example#officer", "VL"))
            .after();
    private static final Visit REVEALED = HIDDEN.amend(
                    HIDDEN.facts().with(VisitFacts::confidentiality, Confidentiality.PARTNERS), DAY, "reden")
            .after();

    @Test
    void attack_a_calendar_does_not_tell_how_often_a_session_moved_while_its_visit_was_hidden() {
        assertThat(number(moved(7, HIDDEN), HIDDEN)).isEqualTo(7);
        assertThat(number(moved(0, HIDDEN), REVEALED))
                .isEqualTo(number(moved(1, HIDDEN), REVEALED))
                .isEqualTo(number(moved(7, HIDDEN), REVEALED))
                .isGreaterThan(7);
        assertThat(number(moved(7, HIDDEN), null))
                .as("its visit cannot be read")
                .isZero();
    }

    @Test
    void the_number_of_a_session_grows_for_who_sees_it_all_the_time() {
        var before = moved(7, HIDDEN);
        var after = moved(before, REVEALED, 2030);
        assertThat(List.of(number(before, HIDDEN), number(before, REVEALED), number(after, REVEALED)))
                .containsExactly(7, 1000, 1001);
    }

    private static int number(Session session, @Nullable Visit about) {
        var recorded = new Recorded<>(session, 1, DAY, Instant.EPOCH, Instant.EPOCH);
        return Occasion.ofSession(recorded, about, party -> party).sequence();
    }

    private static Session moved(int times, Visit about) {
        var session = SeptemberSession.session(new SessionStatus.Announced(DAY), null, List.of());
        for (int move = 0; move < times; move++) {
            session = moved(session, about, 2020 + move);
        }
        return session;
    }

    private static Session moved(Session session, Visit about, int year) {
        var period = Period.of("%d".formatted(year), null);
        return session.countedWithin(about.sequence())
                .amend(SeptemberSession.facts(period, null), DAY)
                .after();
    }
}
