package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedRights;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.consent.Represented;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A session is seen by those who see its visit. Officers of the host write it; those of guests ask for invitations and answer their
 * own.
 */
public final class SessionRights extends GuardedRights<Session> {
    private final Visits visits;
    private final Parties parties;

    public SessionRights(Visits visits, ClearancePolicy policy, Parties parties) {
        super(policy);
        this.visits = visits;
        this.parties = parties;
    }

    /** As its visit was then: who owns it since, comes since or is offered it sees no more of its sessions' past than of its own. */
    @Override
    public Predicate<Session> readableThenBy(Caller reader, Collection<? extends Session> states) {
        return seenBy(reader, states, then(states));
    }

    /** Now, or when it last changed. */
    @Override
    public Predicate<Session> confidential(Collection<? extends Session> sessions) {
        var guarded = guarded(sessions);
        return session ->
                guarded.apply(session).level().orStricter(session.within()).isConcealed();
    }

    /** The owner of then. */
    @Override
    public Function<Session, Set<String>> concerned(Collection<? extends Session> sessions) {
        return then(sessions).andThen(guarded -> Set.of(guarded.owner()));
    }

    /** Lets the host of the visit change a session, whosever that is. */
    @Override
    public boolean mayStrike(Caller coordinator, Session session) {
        return isHosts(coordinator, session);
    }

    @Override
    public boolean mayWrite(Caller writer, Session session) {
        return visits.find(session.visit())
                .filter(visit -> VisitRights.takesPart(writer, visit.value()))
                .isPresent();
    }

    /** Tells whether someone works for the host of the visit it is about, or for the party that states what is that one's to state. */
    boolean isHosts(Caller caller, Session session) {
        return caller.party().equals(host(session));
    }

    /** Code of the party that is host of the visit it is about, or that states what is the host's to state. */
    String host(Session session) {
        var visit = visits.find(session.visit()).orElseThrow().value();
        return visit.today(parties.represented(Represented.parties(visit.facts().represented())))
                .stating();
    }

    /** By the visits as they were. */
    private Function<Session, Guarded> then(Collection<? extends Session> states) {
        var today = guarded(states);
        return state -> today.apply(state).asOf(state.whole(), state.within());
    }

    /** By the visits as they are today, asked for once. */
    @Override
    protected Function<Session, Guarded> guarded(Collection<? extends Session> sessions) {
        var found = visits.find(sessions.stream().map(Session::visit).collect(Collectors.toSet()));
        return session -> VisitRights.guarded(
                Objects.requireNonNull(found.get(session.visit())).value());
    }
}
