package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;
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
public final class SessionRights implements Rights<Session> {
    private final Visits visits;
    private final ClearancePolicy policy;

    public SessionRights(Visits visits, ClearancePolicy policy) {
        this.visits = visits;
        this.policy = policy;
    }

    @Override
    public Function<Session, Set<String>> clearances(Collection<? extends Session> sessions) {
        var guarded = guarded(sessions);
        return policy.clearances(sessions.stream().map(guarded).toList()).compose(guarded);
    }

    @Override
    public Predicate<Session> readableBy(Caller reader, Collection<? extends Session> sessions) {
        return seenBy(reader, sessions, guarded(sessions));
    }

    /** While its visit was stricter, so was the session. */
    @Override
    public Predicate<Session> readableThenBy(Caller reader, Collection<? extends Session> states) {
        var today = guarded(states);
        return seenBy(reader, states, state -> today.apply(state).within(state.within()));
    }

    /** Now, or when it last changed. */
    @Override
    public Predicate<Session> confidential(Collection<? extends Session> sessions) {
        var guarded = guarded(sessions);
        return session ->
                guarded.apply(session).level().orStricter(session.within()).isConcealed();
    }

    @Override
    public Function<Session, Set<String>> concerned(Collection<? extends Session> sessions) {
        return guarded(sessions).andThen(guarded -> Set.of(guarded.owner()));
    }

    @Override
    public boolean mayWrite(Caller writer, Session session) {
        return visits.find(session.visit())
                .filter(visit -> VisitRights.takesPart(writer, visit.value()))
                .isPresent();
    }

    /** Whether someone works for the host of the visit it is about. */
    boolean isHosts(Caller caller, Session session) {
        return visits.find(session.visit())
                .filter(visit -> visit.value().facts().host().equals(caller.party()))
                .isPresent();
    }

    private Predicate<Session> seenBy(
            Caller reader, Collection<? extends Session> sessions, Function<Session, Guarded> guarded) {
        var seen = policy.seenBy(reader, sessions.stream().map(guarded).toList());
        return session -> seen.test(guarded.apply(session));
    }

    /** By the visits as they are today, asked for once. */
    private Function<Session, Guarded> guarded(Collection<? extends Session> sessions) {
        var found = visits.find(sessions.stream().map(Session::visit).collect(Collectors.toSet()));
        return session -> VisitRights.guarded(
                Objects.requireNonNull(found.get(session.visit())).value());
    }
}
