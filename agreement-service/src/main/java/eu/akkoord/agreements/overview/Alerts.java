package eu.akkoord.agreements.overview;

import eu.akkoord.agreements.overview.Alert.Kind;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alerts of a day. Each kind begins on a day that follows from events, and not before it. */
final class Alerts {
    private static final int DAYS_TO_ANSWER = 7;
    private static final int MONTHS_OF_REST = 6;

    private final KnownFacts known;
    private final LocalDate today;
    private final Map<String, Set<String>> partiesOf;
    private final List<Alert> found = new ArrayList<>();

    private Alerts(KnownFacts known, LocalDate today) {
        this.known = known;
        this.today = today;
        this.partiesOf =
                known.agreements().stream().collect(Collectors.toMap(KnownAgreement::id, KnownAgreement::parties));
    }

    /** Returns the alerts of a day, by the day they began. */
    static List<Alert> on(LocalDate today, KnownFacts known) {
        var alerts = new Alerts(known, today);
        alerts.commitments();
        alerts.owed();
        alerts.visits();
        alerts.sessions();
        alerts.dossiers();
        alerts.reviews();
        return alerts.found.stream().sorted(Comparator.comparing(Alert::key)).toList();
    }

    private void commitments() {
        for (var commitment : known.commitments()) {
            var agreement = commitment.agreement();
            var due = commitment.due();
            from(wasPast(due, commitment.entered()) ? null : commitment.overdueFrom())
                    .map(since -> new Alert(
                            Kind.OVERDUE_COMMITMENT,
                            commitment.id(),
                            since,
                            both(commitment.debtors(), commitment.creditors()),
                            agreement == null ? Set.of() : Set.of(agreement),
                            commitment.href(),
                            null,
                            commitment.due(),
                            commitment.represented()))
                    .forEach(found::add);
        }
    }

    /** Since the visit that made it owed was over. */
    private void owed() {
        for (var balance : Balance.all(known.visits())) {
            for (var side : balance.sides()) {
                side.owed().stream()
                        .filter(visit -> side.promised().stream()
                                .noneMatch(back -> visit.id().equals(back.returns())))
                        .flatMap(visit -> from(wasPast(over(visit), visit.entered()) ? null : over(visit))
                                .map(since -> new Alert(
                                        Kind.OWED_RETURN,
                                        visit.id() + "." + side.creditor(),
                                        since,
                                        List.of(side.debtor(), side.creditor()),
                                        visit.agreements(),
                                        visit.link().href(),
                                        visit.link().title(),
                                        visit.period(),
                                        visit.represented())))
                        .forEach(found::add);
            }
        }
    }

    private static LocalDate over(KnownVisit visit) {
        var latest = visit.period().latest();
        return latest == null ? visit.since() : latest;
    }

    private void visits() {
        known.visits().stream()
                .filter(visit -> visit.isPromised() && !wasPast(visit.period(), visit.entered()))
                .forEach(visit -> {
                    var latest = visit.period().latest();
                    from(visit.slips().last())
                            .map(since -> alert(Kind.SLIPPED_VISIT, visit, since))
                            .forEach(found::add);
                    from(latest == null ? null : latest.plusDays(1))
                            .map(since -> alert(Kind.PASSED_VISIT, visit, since))
                            .forEach(found::add);
                });
    }

    private static Alert alert(Kind kind, KnownVisit visit, LocalDate since) {
        return new Alert(
                kind,
                visit.id(),
                since,
                visit.involved(),
                visit.agreements(),
                visit.link().href(),
                visit.link().title(),
                visit.period(),
                visit.represented());
    }

    private void sessions() {
        var visits = known.visits().stream().collect(Collectors.toMap(KnownVisit::id, Function.identity()));
        known.sessions().stream()
                .filter(session -> session.isExpected() && !wasPast(session.period(), session.entered()))
                .forEach(session -> {
                    var asked = session.unansweredSince();
                    var visit = visits.get(session.visit());
                    from(visit == null || asked == null ? null : asked.plusDays(DAYS_TO_ANSWER))
                            .map(since -> new Alert(
                                    Kind.UNANSWERED_REQUEST,
                                    session.id(),
                                    since,
                                    visit == null ? List.of() : visit.involved(),
                                    visit == null ? Set.of() : visit.agreements(),
                                    session.link().href(),
                                    session.link().title(),
                                    session.period(),
                                    visit == null ? List.of() : visit.represented()))
                            .forEach(found::add);
                });
    }

    private void dossiers() {
        known.dossiers().stream()
                .filter(dossier -> dossier.stage() != KnownDossier.Stage.CLOSED)
                .flatMap(dossier -> from(rests(dossier))
                        .map(since -> new Alert(
                                Kind.QUIET_DOSSIER,
                                dossier.id(),
                                since,
                                partiesOf(dossier.agreements()),
                                dossier.agreements(),
                                dossier.link().href(),
                                dossier.link().title(),
                                null,
                                List.of())))
                .forEach(found::add);
    }

    /** From the first day on which it may be due. */
    private void reviews() {
        for (var agreement : known.agreements()) {
            var review = agreement.review();
            if (review != null && !agreement.over() && !wasPast(review, agreement.entered())) {
                from(review.earliest() == null ? review.latest() : review.earliest())
                        .map(since -> new Alert(
                                Kind.DUE_REVIEW,
                                agreement.id(),
                                since,
                                List.copyOf(agreement.parties()),
                                Set.of(agreement.id()),
                                agreement.link().href(),
                                agreement.link().title(),
                                review,
                                List.of()))
                        .forEach(found::add);
            }
        }
    }

    /** The day, once it is there. */
    private Stream<LocalDate> from(@Nullable LocalDate since) {
        return since == null || since.isAfter(today) ? Stream.empty() : Stream.of(since);
    }

    /** Entering what happened long ago is a change of today. */
    private static LocalDate rests(KnownDossier dossier) {
        var entered = dossier.entered();
        var changed = dossier.changed();
        return (entered != null && entered.isAfter(changed) ? entered : changed).plusMonths(MONTHS_OF_REST);
    }

    /** Tells whether a period was over when what it is about was first registered: history that was entered alerts nobody. */
    private static boolean wasPast(@Nullable Period period, @Nullable LocalDate entered) {
        return wasPast(period == null ? null : period.latest(), entered);
    }

    private static boolean wasPast(@Nullable LocalDate last, @Nullable LocalDate entered) {
        return last != null && entered != null && last.isBefore(entered);
    }

    private List<String> partiesOf(Collection<String> agreements) {
        var all = new HashSet<String>();
        agreements.forEach(agreement -> all.addAll(partiesOf.getOrDefault(agreement, Set.of())));
        return List.copyOf(all);
    }

    private static List<String> both(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
