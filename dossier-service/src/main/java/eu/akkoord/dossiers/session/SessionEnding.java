package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.Current;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends the sessions of a visit that was cancelled, each by a change of its own, in the name of whoever cancelled the visit. That a visit was
 * cancelled stands in the visit alone: whatever is asked of a session meanwhile is decided by the visit, so it does not matter when this
 * comes, how often, or from how many instances.
 */
public final class SessionEnding {
    private static final int PART = 500;
    private static final int MOST_TRIES = 100;

    private final Sessions sessions;
    private final Visits visits;

    public SessionEnding(Sessions sessions, Visits visits) {
        this.sessions = sessions;
        this.visits = visits;
    }

    /** Ends what is about a visit, if that was cancelled. */
    public void follow(String visit) {
        visits.find(visit)
                .filter(now -> now.value().isCancelled())
                .ifPresent(cancelled -> end(cancelled, sessions.about(visit)));
    }

    /**
     * Ends all that a process left when it died, or could not be written.
     *
     * @return how many
     */
    public int endLeft() {
        int ended = 0;
        var part = sessions.scan(null, PART);
        while (!part.isEmpty()) {
            var some = part.values().stream().map(Recorded::value).toList();
            // also of those that were stored before it was noted, for a visit that is cancelled from now on
            sessions.note(some);
            var ahead = some.stream()
                    .filter(Session::isAhead)
                    .collect(Collectors.groupingBy(
                            Session::visit, Collectors.mapping(Session::id, Collectors.toUnmodifiableSet())));
            for (var about : visits.find(ahead.keySet()).entrySet()) {
                if (about.getValue().value().isCancelled()) {
                    ended += end(about.getValue(), ahead.getOrDefault(about.getKey(), Set.of()));
                }
            }
            part = sessions.scan(part.lastEntry().getKey(), PART);
        }
        return ended;
    }

    private int end(Recorded<Visit> visit, Collection<String> ids) {
        var ahead = sessions.find(ids).entrySet().stream()
                .filter(one -> isAhead(one.getValue().value(), visit.value()))
                .map(one -> one.getKey())
                .sorted()
                .toList();
        if (ahead.isEmpty()) {
            return 0;
        }
        var cancelling = cancelling(visit);
        ahead.forEach(id -> end(id, visit.value().id(), cancelling));
        return ahead.size();
    }

    /** Ends one as its visit stands by then: that may have been concealed meanwhile. */
    private void end(String id, String about, HistoryRecord<Visit> cancelling) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var visit = visits.find(about).orElseThrow().value();
            var now = sessions.current(id).filter(one -> isAhead(one.value(), visit));
            if (now.isEmpty() || isEnded(now.get(), visit, cancelling)) {
                return;
            }
        }
        throw new Refused.Backlog(id);
    }

    /** Tells whether it has been ended; not when another change came first, after which it is to be decided again. */
    private boolean isEnded(Current<Session> now, Visit visit, HistoryRecord<Visit> cancelling) {
        var since = visit.status().since();
        var last = now.recorded().occurred();
        var change = now.value()
                .within(VisitRights.guarded(visit))
                .countedWithin(visit.sequence())
                .endWithVisit(since.isBefore(last) ? last : since);
        var actor = cancelling.by();
        var by = new Caller(actor.subject(), actor.client(), actor.party(), actor.organisation(), Set.of(), Set.of());
        try {
            sessions.save(
                    now,
                    change.after(),
                    change.event(),
                    new Circumstances(by, change.event().occurred(), null));
            return true;
        } catch (Refused.OutdatedRevision other) {
            return false;
        }
    }

    private static boolean isAhead(Session session, Visit visit) {
        return session.isAhead() && session.visit().equals(visit.id());
    }

    /** The change by which it was cancelled, found by going back: from there it can come to no other stage. */
    private HistoryRecord<Visit> cancelling(Recorded<Visit> visit) {
        var id = visit.value().id();
        var found = visits.entry(id, visit.revision()).orElseThrow();
        for (long revision = visit.revision() - 1; revision > 0; revision--) {
            var before = visits.entry(id, revision).filter(past -> past.after().isCancelled());
            if (before.isEmpty()) {
                break;
            }
            found = before.get();
        }
        return found;
    }
}
