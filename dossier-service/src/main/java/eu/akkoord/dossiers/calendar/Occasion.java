package eu.akkoord.dossiers.calendar;

import eu.akkoord.dossiers.agreement.Milestones.Milestone;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionStage;
import eu.akkoord.dossiers.session.SessionStatus;
import eu.akkoord.dossiers.visit.CalendarSequence;
import eu.akkoord.dossiers.visit.ProgrammeItem;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitStatus;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Hours;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.core.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes place and that a calendar can show, as precisely as its source.
 *
 * @param collection with the id what it is called for as long as it exists
 * @param sequence grows with each change of its time, its places and its stage, and when it is opened to others
 * @param registered when it last changed
 * @param hours on its day; absent where they are not known, or the day is not
 * @param certain whether nobody doubts any more that it takes place
 * @param cancelled whether it does not take place
 * @param notes told with it
 */
public record Occasion(
        String collection,
        String id,
        int sequence,
        Instant registered,
        String title,
        Period period,
        @Nullable Hours hours,
        List<String> places,
        boolean certain,
        boolean cancelled,
        Notes notes) {
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    public Occasion {
        places = List.copyOf(places);
    }

    /**
     * Notes that are told with it.
     *
     * @param about title of the visit that a session is about
     * @param host what the party that receives is called; absent where nobody is received
     * @param guests what the parties that come are called
     * @param represented those of them that had nobody of their own, by what they are called, each with what the party is called that stated it
     * @param stage the word of its stage
     */
    public record Notes(
            @Nullable String about,
            @Nullable String host,
            List<String> guests,
            Map<String, String> represented,
            String stage) {
        public Notes {
            guests = List.copyOf(guests);
            represented = Collections.unmodifiableMap(new LinkedHashMap<>(represented));
        }

        /** Returns the notes of what nobody receives anybody at. */
        public static Notes of(String stage) {
            return new Notes(null, null, List.of(), Map.of(), stage);
        }
    }

    /**
     * Returns the occasions of a visit: itself, and each item of its programme of which the day and the hour are known.
     *
     * @param names of parties, by code
     */
    public static List<Occasion> of(Recorded<Visit> recorded, Names names) {
        var visit = recorded.value();
        var facts = visit.facts();
        var whole = new Occasion(
                "visits",
                visit.id(),
                sequence(visit.sequence()),
                recorded.registered(),
                facts.title(),
                facts.period(),
                null,
                facts.places(),
                !(visit.status() instanceof VisitStatus.Planned),
                visit.status() instanceof VisitStatus.Cancelled,
                notes(visit, visit.status().stage().word(), null, names));
        var all = new ArrayList<Occasion>();
        all.add(whole);
        for (int i = 0; i < facts.programme().size(); i++) {
            var item = facts.programme().get(i);
            var day = item.date() == null ? whole.day() : item.date();
            if (day != null && item.hours() != null) {
                all.add(whole.withItem(i + 1, item, day));
            }
        }
        return all;
    }

    /** An item of the programme, called by its place in it: it has no id of its own. */
    private Occasion withItem(int place, ProgrammeItem item, LocalDate day) {
        return new Occasion(
                collection,
                "%s:programme:%d".formatted(id, place),
                sequence,
                registered,
                "%s (%s)".formatted(item.title(), title),
                Period.of(day.toString(), null),
                item.hours(),
                item.place() == null ? List.of() : List.of(item.place()),
                certain,
                cancelled,
                notes);
    }

    /** Names parties. */
    @FunctionalInterface
    public interface Names {
        /** Returns what a party is called, or its code where nobody has told. */
        String of(String party);
    }

    private static int sequence(@Nullable Integer counted) {
        return counted == null ? 0 : counted;
    }

    private static Notes notes(Visit visit, String stage, @Nullable String about, Names names) {
        var facts = visit.facts();
        var stated = facts.represented();
        var represented = new LinkedHashMap<String, String>();
        if (stated != null) {
            stated.forEach(one -> represented.put(names.of(one.party()), names.of(one.statedBy())));
        }
        return new Notes(
                about,
                names.of(facts.host()),
                facts.guests().stream().map(names::of).toList(),
                represented,
                stage);
    }

    /** Returns the occasion of a milestone, registered on the day of its last change: the moment is not published. */
    public static Occasion ofMilestone(Milestone milestone) {
        return new Occasion(
                "milestones",
                milestone.id(),
                milestone.sequence(),
                milestone.occurred().atStartOfDay(Occurrence.ZONE).toInstant(),
                milestone.title(),
                milestone.period(),
                null,
                List.of(),
                milestone.certain(),
                milestone.dropped(),
                Notes.of(milestone.status()));
    }

    /**
     * Returns the occasion of a session.
     *
     * @param about the visit it is about; absent when it cannot be read at this moment
     */
    public static Occasion ofSession(Recorded<Session> recorded, @Nullable Visit about, Names names) {
        var session = recorded.value();
        var facts = session.facts();
        var place = facts.place();
        // until it is ended with its visit, that one says so
        boolean cancelled = session.status() instanceof SessionStatus.Cancelled
                || (session.isAhead() && about != null && about.isCancelled());
        var stage = cancelled
                ? SessionStage.CANCELLED.word()
                : session.status().stage().word();
        return new Occasion(
                "sessions",
                session.id(),
                // without its visit nobody knows since when this reader sees it
                about == null
                        ? CalendarSequence.begin(session.sequence())
                        : sequence(CalendarSequence.within(session.sequence(), about.sequence())),
                recorded.registered(),
                facts.title(),
                facts.period(),
                facts.hours(),
                place == null ? List.of() : List.of(place),
                true,
                cancelled,
                about == null
                        ? Notes.of(stage)
                        : notes(about, stage, about.facts().title(), names));
    }

    /** Returns the one day that it is on; null where it is on several, nobody knows, or its year stands for no start or no end. */
    private @Nullable LocalDate day() {
        return period.isExact() && first().equals(last()) && first().equals(knownLatest()) ? first() : null;
    }

    /** Returns the moment it begins; null where the hour is not known. */
    public @Nullable Instant begins() {
        var day = day();
        return day == null || hours == null ? null : hours.from(day);
    }

    /** Returns the moment it ends; null where the hour is not known. */
    public @Nullable Instant ends() {
        var day = day();
        return day == null || hours == null ? null : hours.until(day);
    }

    /**
     * The first day it may be; of a span without a start, its last day, which is all that is known. A year before the first of our era stands
     * for no start: readers of calendars know none.
     */
    public LocalDate first() {
        var earliest = period.earliest();
        var known = earliest == null || earliest.getYear() < FIRST_YEAR ? knownLatest() : earliest;
        return known == null ? LocalDate.of(FIRST_YEAR, 1, 1) : known;
    }

    /**
     * The last day it may be, inclusive; of a span without an end, its first day, which is all that is known. The last year that is written
     * in four digits stands for no end.
     */
    public LocalDate last() {
        var latest = knownLatest();
        return latest == null || latest.isBefore(first()) ? first() : latest;
    }

    private @Nullable LocalDate knownLatest() {
        var latest = period.latest();
        return latest == null || latest.getYear() >= LAST_YEAR || latest.getYear() < FIRST_YEAR ? null : latest;
    }
}
