package eu.akkoord.agreements.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.AgreementTest;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.agreements.commitment.NamedReference.Kind;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names of dossiers, visits and sessions, for those alone who may know of them. */
class ReferencesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Caller VL = AgreementTest.coordinator("VL");
    private static final Caller NL = AgreementTest.coordinator("NL");
    private static final Caller LU = AgreementTest.coordinator("LU");

    private static final class InMemoryAgreements extends InMemoryAggregates<Agreement, CommonEvent> {
        InMemoryAgreements() {
            super("agreements", Clock.systemUTC());
        }

        /** VL registers it, and each of the others joins it. */
        void joined(String id, Caller... others) {
            var facts = new AgreementFacts(
                    "Samenwerking", List.of("VL", "NL", "LU"), List.of(), null, null, null, List.of());
            var agreement = Agreement.register(id, Instrument.TREATY, facts, VL, DAY, DAY)
                    .after();
            for (var other : others) {
                var offer = "joining-" + other.party().toLowerCase(Locale.ROOT);
                for (var answering :
                        agreement.offers().find(offer).orElseThrow().awaits()) {
                    agreement = Objects.requireNonNull(agreement.answer(
                                    offer, Outcome.ACCEPTED, AgreementTest.coordinator(answering), null, DAY, DAY))
                            .after();
                }
            }
            add(id, agreement, new CommonEvent.Registered(DAY), new Circumstances(VL, DAY, null), null);
        }
    }

    /** Facts that the other service has published. */
    private static final class Elsewhere implements ForeignReferences {
        private final Map<Kind, Map<String, Told>> told =
                Map.of(Kind.DOSSIER, new HashMap<>(), Kind.VISIT, new HashMap<>(), Kind.SESSION, new HashMap<>());

        void tells(Kind kind, String id, Told one) {
            Objects.requireNonNull(told.get(kind)).put(id, one);
        }

        private Map<String, Told> found(Kind kind, Collection<String> ids) {
            var found = new HashMap<>(Objects.requireNonNull(told.get(kind)));
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public Map<String, Told> dossiers(Collection<String> ids) {
            return found(Kind.DOSSIER, ids);
        }

        @Override
        public Map<String, Told> visits(Collection<String> ids) {
            return found(Kind.VISIT, ids);
        }

        @Override
        public Map<String, Told> sessions(Collection<String> ids) {
            return found(Kind.SESSION, ids);
        }
    }

    private final InMemoryAgreements agreements = new InMemoryAgreements();
    private final Elsewhere elsewhere = new Elsewhere();
    private final References references = new References(elsewhere, agreements, Duration.ZERO);

    ReferencesTest() {
        agreements.joined("akkoord", NL);
        agreements.joined("alleen");
    }

    private static ForeignReferences.Told open() {
        return new ForeignReferences.Told(true, Set.of("alleen"), null, Set.of(), null);
    }

    private static ForeignReferences.Told under(@Nullable Set<String> sharedWith, String... agreements) {
        return new ForeignReferences.Told(false, Set.of(agreements), sharedWith, Set.of(), null);
    }

    private static ForeignReferences.Told between(String... visitors) {
        return new ForeignReferences.Told(false, Set.of(), null, Set.of(visitors), null);
    }

    private static ForeignReferences.Told at(String visit) {
        return new ForeignReferences.Told(true, Set.of(), null, Set.of(), visit);
    }

    private static NamedReference named(Kind kind, String id, @Nullable String visit) {
        return new NamedReference(kind, id, visit, "");
    }

    private boolean knows(Caller caller, NamedReference one) {
        boolean seen = references.seen(List.of(one), caller).contains(one);
        assertThat(references.unseen(List.of(one), caller)).isEqualTo(seen ? List.of() : List.of(one));
        return seen;
    }

    private boolean knows(Caller caller, ForeignReferences.Told dossier) {
        elsewhere.tells(Kind.DOSSIER, "een-dossier", dossier);
        return knows(caller, named(Kind.DOSSIER, "een-dossier", null));
    }

    @Test
    void what_is_open_is_known_to_all_and_what_was_never_told_to_nobody() {
        assertThat(knows(LU, open())).isTrue();
        assertThat(knows(VL, named(Kind.DOSSIER, "nergens", null))).isFalse();
    }

    @Test
    void what_stands_under_agreements_is_known_to_those_that_have_joined_each_of_them() {
        assertThat(knows(NL, under(null, "akkoord"))).isTrue();
        assertThat(knows(LU, under(null, "akkoord"))).as("which names it only").isFalse();
        assertThat(knows(NL, under(null, "akkoord", "alleen"))).isFalse();
        assertThat(knows(VL, under(null, "akkoord", "alleen"))).isTrue();
        assertThat(knows(VL, under(null, "nergens"))).isFalse();
    }

    @Test
    void attack_a_party_that_joined_later_names_what_was_filed_before() {
        assertThat(knows(NL, under(Set.of("VL"), "akkoord"))).isFalse();
        assertThat(knows(NL, under(Set.of("VL", "NL"), "akkoord"))).isTrue();
    }

    @Test
    void what_stands_under_no_agreement_is_known_to_its_visitors() {
        assertThat(knows(VL, between("VL", "LU"))).isTrue();
        assertThat(knows(NL, between("VL", "LU"))).isFalse();
    }

    @Test
    void a_session_is_known_with_the_visit_that_it_belongs_to_and_with_no_other() {
        elsewhere.tells(Kind.VISIT, "bezoek", between("VL", "NL"));
        elsewhere.tells(Kind.VISIT, "ander", open());
        elsewhere.tells(Kind.SESSION, "sessie", at("bezoek"));

        assertThat(knows(NL, named(Kind.SESSION, "sessie", "bezoek"))).isTrue();
        assertThat(knows(LU, named(Kind.SESSION, "sessie", "bezoek"))).isFalse();
        assertThat(knows(NL, named(Kind.SESSION, "sessie", "ander"))).isFalse();
        assertThat(knows(NL, named(Kind.SESSION, "nergens", "bezoek"))).isFalse();
    }

    @Test
    void one_kind_is_not_taken_for_another_of_the_same_id() {
        elsewhere.tells(Kind.VISIT, "een-naam", open());

        assertThat(knows(VL, named(Kind.VISIT, "een-naam", null))).isTrue();
        assertThat(knows(VL, named(Kind.DOSSIER, "een-naam", null))).isFalse();
        assertThat(references.seen(
                        List.of(named(Kind.VISIT, "een-naam", null), named(Kind.DOSSIER, "een-naam", null)), VL))
                .containsExactly(named(Kind.VISIT, "een-naam", null));
    }

    @Test
    void what_events_name_is_readable_by_the_same_rule() {
        elsewhere.tells(Kind.VISIT, "bezoek", between("VL", "NL"));
        elsewhere.tells(Kind.SESSION, "sessie", at("bezoek"));

        for (var collection : List.of("visits", "sessions")) {
            var id = collection.equals("visits") ? "bezoek" : "sessie";
            var seen = references.of(collection);
            assertThat(seen.collection()).isEqualTo(collection);
            assertThat(seen.readableIds(List.of(id, "nergens"), NL)).containsExactly(id);
            assertThat(seen.readableIds(List.of(id), LU)).isEmpty();
        }
        assertThat(references.of("dossiers").readableIds(List.of("bezoek"), NL)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> references.of("parties"));
    }

    private static CommitmentFacts facts(@Nullable String agreement, String... dossiers) {
        return new CommitmentFacts(
                "Iets",
                agreement,
                new Source(Source.Kind.SESSION, null, "bezoek", "sessie"),
                Set.of("VL"),
                Set.of("NL"),
                null,
                new LinkedHashSet<>(List.of(dossiers)));
    }

    @Test
    void an_event_tells_no_more_than_each_reader_of_the_commitment_may_know() {
        agreements.joined("drie", NL, LU);
        elsewhere.tells(Kind.VISIT, "bezoek", between("VL", "NL"));
        elsewhere.tells(Kind.SESSION, "sessie", at("bezoek"));
        elsewhere.tells(Kind.DOSSIER, "open", open());
        elsewhere.tells(Kind.DOSSIER, "samen", under(null, "akkoord"));

        assertThat(references.told(facts("akkoord", "open", "samen", "nergens")))
                .isEqualTo(new CommitmentReferences(Set.of("open", "samen"), "bezoek", "sessie"));
        assertThat(references.told(facts(null, "open", "samen")))
                .isEqualTo(new CommitmentReferences(Set.of("open", "samen"), "bezoek", "sessie"));
        assertThat(references.told(facts("drie", "open", "samen")))
                .as("LU reads it by its agreement")
                .isEqualTo(new CommitmentReferences(Set.of("open"), null, null));
    }

    @Test
    void references_of_one_kind_are_not_known_by_those_of_another() {
        var known = Set.of(named(Kind.VISIT, "een-dossier", null), named(Kind.DOSSIER, "sessie", null));

        assertThat(CommitmentReferences.of(facts(null, "een-dossier"), known)).isEqualTo(CommitmentReferences.NONE);
    }

    @Test
    void two_who_know_references_both_know_those_that_each_of_them_knows() {
        var one = new CommitmentReferences(Set.of("a", "b"), "bezoek", "sessie");

        assertThat(one.within(new CommitmentReferences(Set.of("b", "c"), "bezoek", null)))
                .isEqualTo(new CommitmentReferences(Set.of("b"), "bezoek", null));
        assertThat(one.within(new CommitmentReferences(Set.of("a"), "ander", "sessie")))
                .isEqualTo(new CommitmentReferences(Set.of("a"), null, "sessie"));
    }

    @Test
    void each_reference_is_named_where_it_stands_and_only_a_new_one_is_looked_up() {
        var before = facts(null, "een", "twee").named();
        var after = facts(null, "drie", "twee").named();

        assertThat(before)
                .extracting(NamedReference::pointer)
                .containsExactly("/source/visit", "/source/session", "/dossiers/0", "/dossiers/1");
        assertThat(NamedReference.added(before, after))
                .containsExactly(new NamedReference(Kind.DOSSIER, "drie", null, "/dossiers/0"));
    }

    @Test
    void a_source_hides_what_its_reader_may_not_know_of_and_a_writer_leaves_it_as_it_is() {
        var whole = new Source(Source.Kind.SESSION, null, "bezoek", "sessie");
        var visitOnly = new CommitmentReferences(Set.of(), "bezoek", null);

        assertThat(whole.shownTo(visitOnly)).isEqualTo(new Source(Source.Kind.SESSION, null, "bezoek", null));
        assertThat(whole.shownTo(new CommitmentReferences(Set.of(), null, "sessie")))
                .as("a session is known with its visit")
                .isEqualTo(new Source(Source.Kind.SESSION, null, null, null));
        var shown = whole.shown(visitOnly);
        assertThat(shown).isEqualTo(new Source(Source.Kind.SESSION, null, "bezoek", "-"));
        assertThat(whole.shown(CommitmentReferences.NONE)).isEqualTo(new Source(Source.Kind.SESSION, null, "-", "-"));
        assertThat(whole.shown(new CommitmentReferences(Set.of(), "bezoek", "sessie")))
                .isEqualTo(whole);
        assertThat(new Source(Source.Kind.CLAUSE, "3", null, null).shown(CommitmentReferences.NONE))
                .isEqualTo(new Source(Source.Kind.CLAUSE, "3", null, null));
        assertThat(shown.restored(whole)).isEqualTo(whole);
        assertThat(whole.shown(CommitmentReferences.NONE).restored(whole)).isEqualTo(whole);
        var other = new Source(Source.Kind.SESSION, null, "een-ander", "zijn-sessie");
        assertThat(other.restored(whole)).isEqualTo(other);
    }

    @Test
    void attack_a_fault_repeats_what_was_hidden() {
        var hidden = new Source(Source.Kind.CLAUSE, "3", "-", null);
        var known = new Source(Source.Kind.CLAUSE, "3", "bezoek", null);

        assertThat(hidden.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/source/visit");
            assertThat(fault.value()).isNull();
        });
        assertThat(known.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.value()).isEqualTo("bezoek"));
    }
}
