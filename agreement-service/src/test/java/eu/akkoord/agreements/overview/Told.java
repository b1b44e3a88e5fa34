package eu.akkoord.agreements.overview;

import eu.akkoord.platform.core.time.Period;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts as events leave them, for tests. */
final class Told {
    static final LocalDate TODAY = LocalDate.of(2018, 1, 15);
    static final KnownAgreement AGREEMENT = new KnownAgreement(
            link("akkoord"), Set.of("VL", "NL"), Map.of("inclusie", "meer sociale inclusie"), null, false);

    private Told() {}

    static Link link(String id) {
        return new Link(id, URI.create("https://example.org/" + id), "titel van " + id);
    }

    static KnownDossier dossier(String id, KnownDossier.Stage stage, LocalDate changed, String... themes) {
        return new KnownDossier(link(id), Set.of("akkoord"), themes("akkoord", themes), false, stage, changed, null);
    }

    static Set<ThemeKey> themes(String agreement, String... codes) {
        return Set.copyOf(List.of(codes).stream()
                .map(code -> new ThemeKey(agreement, code))
                .toList());
    }

    static KnownVisit visit(String id, KnownVisit.Stage stage, String period, String host, String... guests) {
        return new KnownVisit(
                link(id),
                host,
                Set.of(guests),
                Period.of(period, "woorden van " + id),
                Set.of("akkoord"),
                Set.of(),
                null,
                false,
                stage,
                LocalDate.of(2017, 6, 22),
                new KnownVisit.Slips(0, null),
                null,
                null,
                KnownVisit.Answers.NONE,
                null,
                List.of());
    }

    static KnownVisit returning(String answered, KnownVisit visit) {
        return with(visit, visit.agreements(), visit.dossiers(), answered, visit.slips(), visit.reached());
    }

    static KnownVisit slipped(LocalDate last, KnownVisit visit) {
        return with(
                visit,
                visit.agreements(),
                visit.dossiers(),
                visit.returns(),
                new KnownVisit.Slips(visit.slips().count() + 1, last),
                visit.reached());
    }

    static KnownVisit serving(KnownVisit visit, String... dossiers) {
        return with(visit, Set.of(), Set.of(dossiers), visit.returns(), visit.slips(), visit.reached());
    }

    static KnownVisit reaching(Reach reach, KnownVisit visit) {
        return with(visit, visit.agreements(), visit.dossiers(), visit.returns(), visit.slips(), reach);
    }

    static KnownVisit under(KnownVisit visit, String... agreements) {
        return with(visit, Set.of(agreements), visit.dossiers(), visit.returns(), visit.slips(), visit.reached());
    }

    private static KnownVisit with(
            KnownVisit visit,
            Set<String> agreements,
            Set<String> dossiers,
            @Nullable String returns,
            KnownVisit.Slips slips,
            @Nullable Reach reached) {
        return with(
                visit,
                agreements,
                dossiers,
                returns,
                slips,
                reached,
                visit.sharedWith(),
                visit.answers(),
                visit.entered());
    }

    static KnownVisit answered(KnownVisit visit, Set<String> declined, Set<String> objected) {
        return registered(visit, visit.sharedWith(), new KnownVisit.Answers(declined, objected), visit.entered());
    }

    static KnownVisit sharedWith(KnownVisit visit, String... parties) {
        return registered(visit, Set.of(parties), visit.answers(), visit.entered());
    }

    static KnownVisit enteredOn(LocalDate entered, KnownVisit visit) {
        return registered(visit, visit.sharedWith(), visit.answers(), entered);
    }

    private static KnownVisit registered(
            KnownVisit visit,
            @Nullable Set<String> sharedWith,
            KnownVisit.Answers answers,
            @Nullable LocalDate entered) {
        return with(
                visit,
                visit.agreements(),
                visit.dossiers(),
                visit.returns(),
                visit.slips(),
                visit.reached(),
                sharedWith,
                answers,
                entered);
    }

    private static KnownVisit with(
            KnownVisit visit,
            Set<String> agreements,
            Set<String> dossiers,
            @Nullable String returns,
            KnownVisit.Slips slips,
            @Nullable Reach reached,
            @Nullable Set<String> sharedWith,
            KnownVisit.Answers answers,
            @Nullable LocalDate entered) {
        return new KnownVisit(
                visit.link(),
                visit.host(),
                visit.guests(),
                visit.period(),
                agreements,
                dossiers,
                returns,
                visit.forEveryone(),
                visit.stage(),
                visit.since(),
                slips,
                reached,
                sharedWith,
                answers,
                entered,
                visit.represented());
    }

    static KnownSession session(
            String id, String visit, KnownSession.Stage stage, String period, int attended, String... themes) {
        return new KnownSession(
                link(id), visit, themes("akkoord", themes), Period.of(period, null), stage, attended, null);
    }

    static KnownSession unanswered(LocalDate since, KnownSession session) {
        return new KnownSession(
                session.link(),
                session.visit(),
                session.themes(),
                session.period(),
                session.stage(),
                session.attended(),
                since);
    }

    static KnownCommitment commitment(String id, KnownCommitment.Stage stage, @Nullable String due) {
        return new KnownCommitment(
                id,
                link(id).href(),
                "akkoord",
                null,
                null,
                Set.of("VL"),
                Set.of("NL"),
                due == null ? null : Period.of(due, null),
                stage,
                null,
                null,
                List.of());
    }

    static KnownCommitment commitment(
            String id,
            @Nullable String agreement,
            @Nullable String visit,
            @Nullable String session,
            String creditor,
            @Nullable Set<String> sharedWith) {
        return new KnownCommitment(
                id,
                link(id).href(),
                agreement,
                visit,
                session,
                Set.of("VL"),
                Set.of(creditor),
                null,
                KnownCommitment.Stage.OPEN,
                sharedWith,
                null,
                List.of());
    }

    static KnownFacts of(List<KnownDossier> dossiers, List<KnownVisit> visits, List<KnownSession> sessions) {
        return new KnownFacts(List.of(AGREEMENT), dossiers, visits, sessions, List.of());
    }

    static KnownFacts ofVisits(KnownVisit... visits) {
        return of(List.of(), List.of(visits), List.of());
    }

    static KnownFacts ofCommitments(KnownCommitment... commitments) {
        return new KnownFacts(List.of(AGREEMENT), List.of(), List.of(), List.of(), List.of(commitments));
    }
}
