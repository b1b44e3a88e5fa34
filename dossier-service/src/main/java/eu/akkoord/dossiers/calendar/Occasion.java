package eu.akkoord.dossiers.calendar;

import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionStatus;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitStatus;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Something that takes place, or was to.
 *
 * @param collection with the id what it is called for as long as it exists
 * @param revision grows with each change, so with each move
 * @param registered when it last changed
 * @param certain whether nobody doubts any more that it takes place
 * @param cancelled whether it does not take place
 */
public record Occasion(
        String collection,
        String id,
        long revision,
        Instant registered,
        String title,
        Period period,
        List<String> places,
        boolean certain,
        boolean cancelled) {
    public Occasion {
        places = List.copyOf(places);
    }

    public static Occasion of(Recorded<Visit> recorded) {
        var visit = recorded.value();
        var facts = visit.facts();
        return new Occasion(
                "visits",
                visit.id(),
                recorded.revision(),
                recorded.registered(),
                facts.title(),
                facts.period(),
                facts.places(),
                !(visit.status() instanceof VisitStatus.Planned),
                visit.status() instanceof VisitStatus.Cancelled);
    }

    public static Occasion ofSession(Recorded<Session> recorded) {
        var session = recorded.value();
        var facts = session.facts();
        var place = facts.place();
        return new Occasion(
                "sessions",
                session.id(),
                recorded.revision(),
                recorded.registered(),
                facts.title(),
                facts.period(),
                place == null ? List.of() : List.of(place),
                true,
                session.status() instanceof SessionStatus.Cancelled);
    }

    /** The first day it may be; of a span without a start, its last day, which is all that is known. */
    public LocalDate first() {
        return Objects.requireNonNullElseGet(
                period.earliest(), () -> Objects.requireNonNull(period.latest(), "a period has at least one end"));
    }

    /** The last day it may be, inclusive; of a span without an end, its first day, which is all that is known. */
    public LocalDate last() {
        return Objects.requireNonNullElseGet(period.latest(), this::first);
    }
}
