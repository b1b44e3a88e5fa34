package eu.akkoord.agreements.overview;

import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The progress of the work under one agreement.
 *
 * @param overdue number of open and begun commitments that are late
 * @param last the visit or session held last
 * @param next the first visit or session still to come
 */
public record Progress(
        KnownAgreement agreement,
        Map<KnownDossier.Stage, Integer> dossiers,
        List<ThemeCount> themes,
        Map<KnownVisit.Stage, Integer> visits,
        Map<KnownSession.Stage, Integer> sessions,
        Reach reached,
        Map<KnownCommitment.Stage, Integer> commitments,
        int overdue,
        Optional<Meeting> last,
        Optional<Meeting> next) {
    /** The number of dossiers that serve a theme. */
    public record ThemeCount(String code, String label, int dossiers) {}

    /** A visit or a session, with its period. */
    public record Meeting(Link link, Period period) {}

    static Progress of(KnownAgreement agreement, KnownFacts all, LocalDate today) {
        var known = all.under(agreement.id());
        return new Progress(
                agreement,
                count(known.dossiers(), KnownDossier::stage, KnownDossier.Stage.class),
                agreement.themes().entrySet().stream()
                        .map(theme -> new ThemeCount(
                                theme.getKey(),
                                theme.getValue(),
                                with(known.dossiers(), new ThemeKey(agreement.id(), theme.getKey()))))
                        .toList(),
                count(known.visits(), KnownVisit::stage, KnownVisit.Stage.class),
                count(known.sessions(), KnownSession::stage, KnownSession.Stage.class),
                reached(known),
                count(known.commitments(), KnownCommitment::stage, KnownCommitment.Stage.class),
                (int) known.commitments().stream()
                        .filter(commitment -> commitment.isOverdue(today))
                        .count(),
                held(known).max(BY_END.thenComparing(BY_ID)),
                expected(known, today).min(BY_START.thenComparing(BY_ID)));
    }

    private static <T, S extends Enum<S>> Map<S, Integer> count(List<T> all, Function<T, S> stage, Class<S> stages) {
        var counts = new EnumMap<S, Integer>(stages);
        for (var one : stages.getEnumConstants()) {
            counts.put(one, 0);
        }
        all.forEach(one -> counts.merge(stage.apply(one), 1, Integer::sum));
        return counts;
    }

    private static int with(List<KnownDossier> dossiers, ThemeKey theme) {
        return (int) dossiers.stream()
                .filter(dossier -> dossier.themes().contains(theme))
                .count();
    }

    /** Adds up the reach of visits. A stated reach includes the sessions; without one, the attendance of the sessions counts. */
    private static Reach reached(KnownFacts known) {
        var attended = new HashMap<>(known.sessions().stream()
                .filter(session -> session.stage() == KnownSession.Stage.HELD)
                .collect(Collectors.groupingBy(KnownSession::visit, Collectors.summingInt(KnownSession::attended))));
        var sum = Reach.NOBODY;
        for (var visit : known.visits()) {
            var said = visit.reached();
            if (said != null) {
                sum = sum.and(said);
                attended.remove(visit.id());
            }
        }
        for (var count : attended.values()) {
            sum = sum.and(new Reach(count, false));
        }
        return sum;
    }

    private static final Comparator<Meeting> BY_ID =
            Comparator.comparing(meeting -> meeting.link().id());
    private static final Comparator<Meeting> BY_END = Comparator.comparing(meeting -> {
        var latest = meeting.period().latest();
        return latest == null ? LocalDate.MAX : latest;
    });
    private static final Comparator<Meeting> BY_START = Comparator.comparing(meeting -> {
        var earliest = meeting.period().earliest();
        return earliest == null ? LocalDate.MIN : earliest;
    });

    private static Stream<Meeting> held(KnownFacts known) {
        return Stream.concat(
                known.visits().stream()
                        .filter(KnownVisit::isHeld)
                        .map(visit -> new Meeting(visit.link(), visit.period())),
                known.sessions().stream()
                        .filter(session -> session.stage() == KnownSession.Stage.HELD)
                        .map(session -> new Meeting(session.link(), session.period())));
    }

    /** Without those whose period has passed: of these nobody knows whether they are still to come. */
    private static Stream<Meeting> expected(KnownFacts known, LocalDate today) {
        return Stream.concat(
                        known.visits().stream()
                                .filter(KnownVisit::isPromised)
                                .map(visit -> new Meeting(visit.link(), visit.period())),
                        known.sessions().stream()
                                .filter(KnownSession::isExpected)
                                .map(session -> new Meeting(session.link(), session.period())))
                .filter(meeting -> {
                    var latest = meeting.period().latest();
                    return latest == null || !latest.isBefore(today);
                });
    }
}
