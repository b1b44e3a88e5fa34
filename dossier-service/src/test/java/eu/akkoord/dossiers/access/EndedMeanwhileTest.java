package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.session.SessionEnding;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.session.SessionStage;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndedMeanwhileTest {
    private static final Caller HOST =
            new Caller("https://issuer#an", "https://issuer#app", "VL", "abb", Set.of("officer"), Set.of());
    private static final SessionFacts FACTS =
            new SessionFacts("Sessie", List.of(), List.of(), null, Period.of("2027", null), null, null);

    private final AuthorityWorld world = new AuthorityWorld();

    @Test
    void attack_a_session_is_announced_after_its_visit_was_read_and_before_it_is_written() {
        world.visits.plan("bezoek", SomeVisit.FACTS, ChangeNote.NONE, HOST, null);
        world.allSessions.meanwhile(() -> {
            cancel();
            // whoever cancels finds nothing to end yet
            new SessionEnding(world.allSessions, world.allVisits).follow("bezoek");
        });
        world.sessions.announce("bezoek", "sessie", FACTS, ChangeNote.NONE, HOST, null);
        var session = world.allSessions.find("sessie").orElseThrow();
        assertThat(session.revision()).isEqualTo(2);
        assertThat(session.value().status().stage()).isEqualTo(SessionStage.CANCELLED);

        world.allSessions.meanwhile(() -> {});
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> world.sessions.announce("bezoek", "nog-een", FACTS, ChangeNote.NONE, HOST, null));
        assertThat(world.allSessions.find("nog-een")).isEmpty();
    }

    private void cancel() {
        var note = new ChangeNote(null, "ziekte");
        var seen = world.allVisits.find("bezoek").orElseThrow().revision();
        world.visits.become(world.visits.open("bezoek", seen, note, HOST), VisitStage.CANCELLED);
    }
}
