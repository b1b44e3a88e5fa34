package eu.akkoord.agreements.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.CommitmentStatus.InProgress;
import eu.akkoord.agreements.commitment.CommitmentStatus.Open;
import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent.Amended;
import eu.akkoord.platform.core.change.CommonEvent.Moved;
import eu.akkoord.platform.core.change.CommonEvent.Registered;
import eu.akkoord.platform.core.change.CommonEvent.StatusChanged;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Offers;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

public class CommitmentTest {
    private static final LocalDate DAY = LocalDate.of(2013, 12, 9);
    private static final LocalDate LATER = LocalDate.of(2017, 6, 20);
    private static final Evidence EVIDENCE =
            new Evidence("bewijs-1", "Verslag", URI.create("https://example.org/verslag"), LATER);
    private static final Source CLAUSE = new Source(Source.Kind.CLAUSE, null, null, null);
    private static final Caller VL = new Caller("s#1", "c#1", "VL", "abb", Set.of("officer"), Set.of());
    private static final Set<String> JOINED = Set.of("VL", "NL");
    private static final Consent STATED = new Consent("VL", Set.of(), JOINED);
    private static final CommitmentFacts FACTS = due(Period.of("2017-05", "mei 2017"));

    private static final Map<CommitmentStage, List<CommitmentStage>> LIFE = Map.of(
            CommitmentStage.OPEN,
            List.of(CommitmentStage.IN_PROGRESS, CommitmentStage.FULFILLED, CommitmentStage.WITHDRAWN),
            CommitmentStage.IN_PROGRESS,
            List.of(CommitmentStage.FULFILLED, CommitmentStage.WITHDRAWN),
            CommitmentStage.FULFILLED,
            List.of(),
            CommitmentStage.WITHDRAWN,
            List.of());

    public static Stream<Commitment> everyStage() {
        return Stream.of(
                        new Open(DAY),
                        new InProgress(DAY),
                        new Fulfilled(DAY, EVIDENCE, "VL", null),
                        new Withdrawn(DAY, "vervallen"))
                .map(status -> new Commitment("een-afspraak", FACTS, STATED, Offers.none(), status));
    }

    @Test
    void it_begins_open() {
        var begun = Commitment.register("een-afspraak", FACTS, VL, Set.of("VL", "NL"), DAY);
        assertThat(begun.after().status()).isEqualTo(new Open(DAY));
        assertThat(begun.event()).isEqualTo(new Registered(DAY));
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void from_each_stage_only_what_its_life_allows_is_reached(Commitment commitment) {
        var next = LIFE.getOrDefault(commitment.status().stage(), List.of());
        assertThat(commitment.allowed()).containsExactlyInAnyOrderElementsOf(next);
        for (var asked : List.of(CommitmentStage.OPEN, CommitmentStage.IN_PROGRESS, CommitmentStage.WITHDRAWN)) {
            if (next.contains(asked)) {
                var change = commitment.take(asked, VL, LATER, "daarom");
                assertThat(change.after().status().stage()).isEqualTo(asked);
                assertThat(change.after().status().since()).isEqualTo(LATER);
                assertThat(change.event())
                        .isEqualTo(new StatusChanged(
                                LATER, commitment.status().stage().word()));
            } else {
                assertThatExceptionOfType(Refusal.WrongStage.class)
                        .isThrownBy(() -> commitment.take(asked, VL, LATER, "daarom"))
                        .satisfies(refusal ->
                                assertThat(refusal.allowed()).containsExactlyInAnyOrderElementsOf(words(next)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void it_is_kept_with_evidence_where_its_life_allows_it(Commitment commitment) {
        if (LIFE.getOrDefault(commitment.status().stage(), List.of()).contains(CommitmentStage.FULFILLED)) {
            var change = commitment.fulfil(EVIDENCE, VL, LATER);
            assertThat(change.after().status()).isEqualTo(new Fulfilled(LATER, EVIDENCE, "VL", null));
            assertThat(change.event())
                    .isEqualTo(
                            new StatusChanged(LATER, commitment.status().stage().word()));
        } else {
            assertThatExceptionOfType(Refusal.WrongStage.class)
                    .isThrownBy(() -> commitment.fulfil(EVIDENCE, VL, LATER))
                    .satisfies(refusal -> assertThat(refusal.allowed()).isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void it_is_never_kept_without_evidence(Commitment commitment) {
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> commitment.take(CommitmentStage.FULFILLED, VL, LATER, "daarom"))
                .satisfies(refusal -> assertThat(refusal.allowed()).doesNotContain("fulfilled"));
    }

    @Test
    void evidence_is_not_dated_in_the_future() {
        EVIDENCE.refuseDatedAfter(LATER);
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> EVIDENCE.refuseDatedAfter(LATER.minusDays(1)))
                .satisfies(refusal ->
                        assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly("/evidence/date"));
    }

    @Test
    void it_is_withdrawn_for_a_reason() {
        var open = Commitment.register("een-afspraak", FACTS, VL, Set.of("VL", "NL"), DAY)
                .after();
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> open.take(CommitmentStage.WITHDRAWN, VL, LATER, null));
        assertThat(open.take(CommitmentStage.WITHDRAWN, VL, LATER, "overgenomen door een verdrag")
                        .after()
                        .status())
                .isEqualTo(new Withdrawn(LATER, "overgenomen door een verdrag"));
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void it_is_amended_until_it_is_over_and_tells_what_changed(Commitment commitment) {
        var other = new CommitmentFacts(
                "Iets anders", "een-akkoord", CLAUSE, Set.of("VL", "NL"), Set.of("VL", "NL"), FACTS.due(), Set.of());
        if (!commitment.awaited()) {
            assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                    .isThrownBy(() -> commitment.amend(other, JOINED, VL, null, LATER));
            return;
        }
        var change = commitment.amend(other, JOINED, VL, null, LATER);
        assertThat(change.after())
                .isEqualTo(new Commitment("een-afspraak", other, STATED, Offers.none(), commitment.status()));
        assertThat(change.event()).isEqualTo(new Amended(LATER, List.of("text", "creditors")));
        var moved = commitment.amend(due(Period.of("2018-21", "voorjaar 2018")), JOINED, VL, null, LATER);
        assertThat(moved.event()).isEqualTo(new Moved(LATER, List.of("due")));
    }

    @Test
    void the_order_in_which_parties_are_named_means_nothing() {
        assertThat(facts(CLAUSE, "een-akkoord", Set.of("VL", "NL")))
                .isEqualTo(facts(CLAUSE, "een-akkoord", Set.of("NL", "VL")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2017-05, 2017-05-31, false",
                "2017-05, 2017-06-01, true",
                "2017-21, 2017-05-31, false",
                "[2017-10..2017-12], 2018-01-01, true",
                "../2016, 2017-01-01, true",
                "2013/.., 2999-12-31, false",
                "-, 2999-12-31, false",
            })
    void it_is_overdue_from_the_day_after_the_last_one_meant(@Nullable String due, LocalDate today, boolean overdue) {
        var facts = due(due == null ? null : Period.of(due, null));
        for (var status : List.of(new Open(DAY), new InProgress(DAY))) {
            assertThat(new Commitment("een-afspraak", facts, STATED, Offers.none(), status).isOverdue(today))
                    .isEqualTo(overdue);
        }
        for (var status : List.of(new Fulfilled(DAY, EVIDENCE, "VL", null), new Withdrawn(DAY, "vervallen"))) {
            assertThat(new Commitment("een-afspraak", facts, STATED, Offers.none(), status).isOverdue(today))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "CLAUSE, artikel 3, -, -, -",
                "CLAUSE, -, -, -, -",
                "CLAUSE, -, bezoek, sessie, /source/visit /source/session",
                "VISIT, -, bezoek, -, -",
                "VISIT, artikel 3, -, sessie, /source/clause /source/visit /source/session",
                "SESSION, -, bezoek, sessie, -",
                "SESSION, artikel 3, -, -, /source/clause /source/visit /source/session",
            })
    void a_source_has_what_its_kind_needs_and_nothing_else(
            Source.Kind kind,
            @Nullable String clause,
            @Nullable String visit,
            @Nullable String session,
            @Nullable String faulty) {
        var source = new Source(kind, clause, visit, session);
        if (faulty == null) {
            assertThat(facts(source, "een-akkoord", Set.of("VL")).source()).isEqualTo(source);
        } else {
            assertThatExceptionOfType(Refusal.Contradiction.class)
                    .isThrownBy(() -> facts(source, "een-akkoord", Set.of("VL")))
                    .satisfies(refusal -> assertThat(refusal.faults())
                            .extracting(Fault::pointer)
                            .containsExactly(faulty.split(" ")));
        }
    }

    @Test
    void a_clause_stands_in_an_agreement_and_somebody_promises_something_to_somebody() {
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> new CommitmentFacts("t", null, CLAUSE, Set.of(), Set.of(), null, Set.of()))
                .satisfies(refusal -> assertThat(refusal.faults())
                        .extracting(Fault::pointer)
                        .containsExactly("/agreement", "/debtors", "/creditors"));
        var visit = new Source(Source.Kind.VISIT, null, "een-bezoek", null);
        assertThat(facts(visit, null, Set.of("VL")).agreement()).isNull();
    }

    private static CommitmentFacts due(@Nullable Period due) {
        return new CommitmentFacts("Iets", "een-akkoord", CLAUSE, Set.of("VL", "NL"), Set.of("VL"), due, Set.of());
    }

    private static CommitmentFacts facts(Source source, @Nullable String agreement, Set<String> debtors) {
        return new CommitmentFacts("Iets", agreement, source, debtors, Set.of("NL"), null, Set.of());
    }

    private static List<String> words(List<CommitmentStage> stages) {
        return stages.stream().map(CommitmentStage::word).toList();
    }
}
