package eu.akkoord.agreements.overview;

import static eu.akkoord.agreements.agreement.AgreementTest.coordinator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.AgreementRights;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.agreements.agreement.Theme;
import eu.akkoord.agreements.overview.Alert.Kind;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Circumstances;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers what an agreement of VL and NL has brought, which names DE-NW too, to those who are concerned. */
class OverviewDeskTest {
    private static final LocalDate DAY = LocalDate.of(2013, 12, 9);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2018-01-15T10:00:00Z"), ZoneOffset.UTC);
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");
    private static final Caller NW = coordinator("DE-NW");

    private static final class InMemory<A> extends InMemoryAggregates<A, CommonEvent> {
        InMemory(String collection) {
            super(collection, CLOCK);
        }
    }

    private final OverviewDesk desk =
            new OverviewDesk(agreements(), OverviewDeskTest::known, OverviewDeskTest::at, CLOCK);

    private static AgreementDesk agreements() {
        var agreements = new InMemory<Agreement>("agreements");
        var facts = new AgreementFacts(
                "Samenwerking",
                List.of("VL", "NL", "DE-NW"),
                List.of(new Theme("inclusie", "meer sociale inclusie")),
                null,
                null,
                null,
                List.of());
        var made = Agreement.register("akkoord", Instrument.TREATY, facts, VL, DAY, DAY);
        var joined = Objects.requireNonNull(made.after().answer("joining-nl", Outcome.ACCEPTED, NL, null, DAY, DAY));
        agreements.add("akkoord", joined.after(), made.event(), new Circumstances(VL, DAY, null), null);
        return new AgreementDesk(
                agreements,
                new AgreementRights(),
                Trail.NONE,
                CLOCK,
                new InMemory<Party>("parties"),
                (agreement, parties) -> List.of());
    }

    private static URI at(String id) {
        return URI.create("https://example.org/agreements/" + id);
    }

    /** VL received NL in July, and LU under no agreement. */
    private static KnownFacts known() {
        return new KnownFacts(
                List.of(Told.AGREEMENT),
                List.of(Told.dossier("dossier", KnownDossier.Stage.ACTIVE, LocalDate.of(2017, 1, 1), "inclusie")),
                List.of(
                        Told.visit("juli", KnownVisit.Stage.HELD, "2017-07", "VL", "NL"),
                        Told.under(Told.visit("los", KnownVisit.Stage.HELD, "2017-07", "VL", "LU"))),
                List.of(),
                List.of(Told.commitment("belofte", KnownCommitment.Stage.OPEN, "2017-12")));
    }

    @Test
    void progress_and_coverage_are_for_those_that_have_joined() {
        var progress = desk.progress("akkoord", NL);

        assertThat(progress.overdue()).isEqualTo(1);
        assertThat(progress.agreement().link().title()).isEqualTo("Samenwerking");
        assertThat(progress.agreement().link().href()).isEqualTo(at("akkoord"));
        assertThat(progress.agreement().parties()).containsExactlyInAnyOrder("VL", "NL");
        assertThat(progress.agreement().over()).isFalse();
        assertThat(desk.coverage("akkoord", NL).themes())
                .singleElement()
                .satisfies(theme -> assertThat(theme.dossiers()).hasSize(1));
        for (var stranger : List.of(NW, coordinator("LU"))) {
            assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> desk.progress("akkoord", stranger));
            assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> desk.coverage("akkoord", stranger));
        }
        assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> desk.progress("nergens", NL));
    }

    @Test
    void losses_are_counted_for_whoever_could_let_the_own_party_leave() {
        var officer = new Caller("s#2", "c#1", "NL", "szw", Set.of("officer"), Set.of());

        assertThat(desk.losses("akkoord", NL)).isEqualTo(new Losses("NL", 1, 1, 0));
        assertThatExceptionOfType(Refusal.RoleNeeded.class).isThrownBy(() -> desk.losses("akkoord", officer));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> desk.losses("akkoord", coordinator("LU")));
    }

    @Test
    void balances_are_those_of_the_readers_party_with_the_parties_asked_for() {
        assertThat(desk.balances(List.of(), VL))
                .extracting(Balance::pair)
                .containsExactly(new Balance.Pair("LU", "VL"), new Balance.Pair("NL", "VL"));
        assertThat(desk.balances(List.of("LU"), VL))
                .extracting(Balance::pair)
                .containsExactly(new Balance.Pair("LU", "VL"));
        assertThat(desk.balances(List.of("VL", "NL"), NL)).singleElement().satisfies(balance -> {
            assertThat(balance.pair()).isEqualTo(new Balance.Pair("NL", "VL"));
            assertThat(balance.sides())
                    .anySatisfy(side -> assertThat(side.owed()).hasSize(1));
        });
    }

    @Test
    void attack_a_party_asks_for_the_balance_of_two_others() {
        assertThat(desk.balances(List.of("VL", "LU"), NL)).isEmpty();
        assertThat(desk.balances(List.of("LU"), NL)).isEmpty();
        assertThat(desk.balances(List.of(), NL)).hasSize(1);
    }

    @Test
    void alerts_are_those_of_the_readers_party_that_were_asked_for() {
        assertThat(alerts(Set.of(), Set.of(), Set.of(), VL))
                .containsExactly(Kind.QUIET_DOSSIER, Kind.OWED_RETURN, Kind.OWED_RETURN, Kind.OVERDUE_COMMITMENT);
        assertThat(alerts(Set.of(), Set.of(), Set.of(), NL))
                .containsExactly(Kind.QUIET_DOSSIER, Kind.OWED_RETURN, Kind.OVERDUE_COMMITMENT);
        assertThat(alerts(Set.of(Kind.OWED_RETURN), Set.of(), Set.of(), VL))
                .containsExactly(Kind.OWED_RETURN, Kind.OWED_RETURN);
        assertThat(alerts(Set.of(), Set.of("LU"), Set.of(), VL)).containsExactly(Kind.OWED_RETURN);
        assertThat(alerts(Set.of(), Set.of(), Set.of("akkoord"), VL)).hasSize(3);
        assertThat(alerts(Set.of(), Set.of("DE-NW"), Set.of(), VL)).isEmpty();
        assertThat(alerts(Set.of(), Set.of(), Set.of("nergens"), VL)).isEmpty();
        assertThat(alerts(Set.of(), Set.of(), Set.of(), NW)).isEmpty();
    }

    private List<Kind> alerts(Set<Kind> kinds, Set<String> parties, Set<String> named, Caller reader) {
        return desk.alerts(kinds, parties, named, reader).stream()
                .map(Alert::kind)
                .toList();
    }

    @Test
    void a_party_is_not_alerted_of_what_it_may_see_and_what_concerns_others() {
        var open = new KnownDossier(
                Told.link("openbaar"),
                Set.of("akkoord"),
                Set.of(),
                true,
                KnownDossier.Stage.ACTIVE,
                LocalDate.of(2017, 1, 1),
                null,
                null);
        var known = Told.of(List.of(open), List.of(), List.of());
        var all = new OverviewDesk(agreements(), () -> known, OverviewDeskTest::at, CLOCK);

        assertThat(known.by("DE-NW").dossiers()).containsExactly(open);
        assertThat(all.alerts(Set.of(), Set.of(), Set.of(), NW)).isEmpty();
        assertThat(all.alerts(Set.of(), Set.of(), Set.of(), NL)).hasSize(1);
    }
}
