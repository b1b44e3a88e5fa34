package eu.akkoord.dossiers.session;

import static eu.akkoord.dossiers.session.SeptemberSession.DAY;
import static eu.akkoord.dossiers.session.SeptemberSession.SEPTEMBER;
import static eu.akkoord.dossiers.session.SeptemberSession.facts;
import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.session.SessionEvent.SessionEnded;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionEndingTest {
    private static final Caller PLANNER =
            new Caller("https://issuer#an", "https://issuer#app", "VL", "abb", Set.of("officer"), Set.of());
    private static final Caller CANCELS =
            new Caller("https://issuer#bo", "https://issuer#app", "VL", "vdab", Set.of("officer"), Set.of());

    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemorySessions sessions = new InMemorySessions();
    private final SessionEnding ending = new SessionEnding(sessions, visits);

    @Test
    void what_was_still_to_be_held_is_cancelled_by_whoever_cancelled_the_visit_and_what_was_held_stays() {
        plan("bezoek");
        plan("ander-bezoek");
        announce("aangekondigd", "bezoek");
        announce("open", "bezoek");
        change("open", SessionStage.OPEN, DAY.plusDays(30));
        announce("gehouden", "bezoek");
        change("gehouden", SessionStage.HELD, DAY);
        announce("elders", "ander-bezoek");
        ending.follow("bezoek");
        assertThat(stages("aangekondigd", "open", "gehouden", "elders"))
                .as("nothing was cancelled")
                .containsExactly(SessionStage.ANNOUNCED, SessionStage.OPEN, SessionStage.HELD, SessionStage.ANNOUNCED);

        cancel("bezoek");
        ending.follow("bezoek");
        ending.follow("bezoek");

        assertThat(stages("aangekondigd", "open", "gehouden", "elders"))
                .containsExactly(
                        SessionStage.CANCELLED, SessionStage.CANCELLED, SessionStage.HELD, SessionStage.ANNOUNCED);
        var last = last("aangekondigd");
        assertThat(last.revision()).isEqualTo(2);
        assertThat(last.by()).isEqualTo(Actor.of(CANCELS));
        assertThat(last.occurred()).isEqualTo(DAY.plusDays(5));
        assertThat(last("open").occurred()).as("not before its own last change").isEqualTo(DAY.plusDays(30));
        assertThat(sessions.events)
                .containsExactlyInAnyOrder(
                        new SessionEnded(DAY.plusDays(5), SessionStage.ANNOUNCED),
                        new SessionEnded(DAY.plusDays(30), SessionStage.OPEN));
        var since = last("aangekondigd").after();
        assertThat(since.status()).isEqualTo(new SessionStatus.Cancelled(DAY.plusDays(5), null));
        assertThat(since.sequence()).isEqualTo(1);
    }

    @Test
    void what_a_process_left_that_died_is_ended_by_the_next_also_where_nobody_noted_it() {
        plan("bezoek");
        announce("aangekondigd", "bezoek");
        sessions.noted.clear();
        cancel("bezoek");
        visits.save("bezoek", visits.find("bezoek").orElseThrow(), visit -> visit);
        ending.follow("bezoek");
        assertThat(stages("aangekondigd")).containsExactly(SessionStage.ANNOUNCED);

        assertThat(ending.endLeft()).isEqualTo(1);
        assertThat(stages("aangekondigd")).containsExactly(SessionStage.CANCELLED);
        assertThat(last("aangekondigd").by())
                .as("and not whoever changed the visit since")
                .isEqualTo(Actor.of(CANCELS));
        assertThat(sessions.noted).contains("aangekondigd");
        assertThat(ending.endLeft()).isZero();
    }

    @Test
    void another_change_that_comes_first_is_followed_and_not_undone() {
        plan("bezoek");
        announce("aangekondigd", "bezoek");
        announce("gehouden", "bezoek");
        cancel("bezoek");
        sessions.before.add(() -> change("aangekondigd", SessionStage.OPEN, DAY));
        ending.follow("bezoek");
        assertThat(stages("aangekondigd", "gehouden")).containsExactly(SessionStage.CANCELLED, SessionStage.CANCELLED);
        assertThat(last("aangekondigd").revision()).isEqualTo(3);

        plan("ander");
        announce("net-gehouden", "ander");
        cancel("ander");
        sessions.before.add(() -> change("net-gehouden", SessionStage.HELD, DAY));
        ending.follow("ander");
        assertThat(stages("net-gehouden")).containsExactly(SessionStage.HELD);
    }

    private void plan(String id) {
        var planned = Visit.plan(id, SomeVisit.FACTS, DAY, Creator.of(PLANNER));
        visits.add(id, planned.after(), planned.event(), new Circumstances(PLANNER, DAY, null), null);
    }

    private void cancel(String id) {
        var before = visits.find(id).orElseThrow();
        var change = before.value().become(VisitStage.CANCELLED, DAY.plusDays(5), "ziekte");
        visits.save(id, before, change.after(), change.event(), new Circumstances(CANCELS, DAY.plusDays(5), "ziekte"));
    }

    private void announce(String id, String visit) {
        var within = VisitRights.guarded(visits.find(visit).orElseThrow().value());
        var change = Session.announce(id, visit, facts(SEPTEMBER, null), within, DAY);
        sessions.add(id, change.after(), change.event(), new Circumstances(PLANNER, DAY, null), null);
    }

    private void change(String id, SessionStage stage, LocalDate day) {
        var before = sessions.find(id).orElseThrow();
        var change = before.value().become(stage, day, null, Attendance.UNKNOWN);
        sessions.save(id, before, change.after(), change.event(), new Circumstances(PLANNER, day, null));
    }

    private List<SessionStage> stages(String... ids) {
        return List.of(ids).stream()
                .map(id -> sessions.find(id).orElseThrow().value().status().stage())
                .toList();
    }

    private HistoryRecord<Session> last(String id) {
        return sessions.history(id).getLast();
    }

    private static final class InMemoryVisits extends InMemoryAggregates<Visit, VisitEvent> implements Visits {
        InMemoryVisits() {
            super("visits", Clock.systemUTC());
        }

        void save(String id, Recorded<Visit> before, UnaryOperator<Visit> change) {
            save(
                    id,
                    before,
                    change.apply(before.value()),
                    new VisitEvent.VisitAmended(DAY.plusDays(6), List.of()),
                    new Circumstances(PLANNER, DAY.plusDays(6), null));
        }
    }

    private static final class InMemorySessions extends InMemoryAggregates<Session, SessionEvent> implements Sessions {
        private final Set<String> noted = new HashSet<>();
        private final Deque<Runnable> before = new ArrayDeque<>();
        private final Set<SessionEvent> events = new HashSet<>();

        InMemorySessions() {
            super("sessions", Clock.systemUTC());
        }

        @Override
        public Recorded<Session> add(
                String id, Session session, SessionEvent event, Circumstances made, @Nullable Repeat repeat) {
            noted.add(id);
            return super.add(id, session, event, made, repeat);
        }

        @Override
        public Recorded<Session> save(
                String id, Recorded<Session> seen, Session after, SessionEvent event, Circumstances made) {
            if (event instanceof SessionEnded) {
                while (!before.isEmpty()) {
                    before.remove().run();
                }
            }
            var saved = super.save(id, seen, after, event, made);
            if (event instanceof SessionEnded) {
                events.add(event);
            }
            return saved;
        }

        @Override
        public List<String> about(String visit) {
            return noted.stream().sorted().toList();
        }

        @Override
        public void note(Collection<Session> some) {
            some.forEach(session -> noted.add(session.id()));
        }
    }
}
