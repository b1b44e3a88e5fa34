package eu.akkoord.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Coordinators name who stands in for them, for a bounded number of days, and nobody else does. */
class DeputyDeskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final Caller COORDINATOR = caller("coordinator", "VL", "coordinator");
    private static final Caller OFFICER = caller("officer", "VL", "officer");
    private static final Caller AUDITOR = caller("auditor", "VL", "auditor");
    private static final Caller OTHERS = caller("other", "NL", "coordinator");
    private static final ChangeNote LEAVE = new ChangeNote(null, "verlof");

    private final Clock clock = Clock.fixed(Instant.parse("2026-07-06T10:00:00Z"), ZoneOffset.UTC);
    private final PartyDesk parties = new PartyDesk(new InMemoryParties(clock), new PartyRights(), Trail.NONE, clock);
    private final DeputyDesk desk = new DeputyDesk(parties, subject -> subject.startsWith("issuer#"), clock);

    DeputyDeskTest() {
        var facts = new PartyFacts(new PartyNames("Vlaanderen", null, null, null), List.of());
        parties.register("VL", PartyFacts.FORM.write(facts), ChangeNote.NONE, COORDINATOR, null);
    }

    private static final class InMemoryParties extends InMemoryAggregates<Party, CommonEvent> {
        InMemoryParties(Clock clock) {
            super("parties", clock);
        }
    }

    private static Caller caller(String name, String party, String role) {
        return new Caller("issuer#" + name, "issuer#app", party, "abb", Set.of(role), Set.of());
    }

    private Deputation name(LocalDate from, LocalDate until) {
        return desk.name("VL", OFFICER.subject(), from, until, LEAVE, COORDINATOR, null)
                .deputation();
    }

    private List<String> faults(String subject, LocalDate from, LocalDate until) {
        try {
            desk.name("VL", subject, from, until, LEAVE, COORDINATOR, null);
            return List.of();
        } catch (Refusal.Contradiction refused) {
            return refused.faults().stream().map(Fault::pointer).toList();
        }
    }

    @Test
    void a_deputation_lasts_90_days_at_most_and_begins_within_a_year() {
        assertThat(faults(OFFICER.subject(), TODAY, TODAY.plusDays(89))).isEmpty();
        assertThat(faults(OFFICER.subject(), TODAY, TODAY.plusDays(90))).containsExactly("/until");
        assertThat(faults(OFFICER.subject(), TODAY, TODAY.minusDays(1))).containsExactly("/until");
        assertThat(faults(OFFICER.subject(), TODAY.minusDays(1), TODAY)).containsExactly("/from");
        var inAYear = TODAY.plusDays(365);
        assertThat(faults(OFFICER.subject(), inAYear, inAYear)).isEmpty();
        assertThat(faults(OFFICER.subject(), inAYear.plusDays(1), inAYear.plusDays(1)))
                .containsExactly("/from");
    }

    @Test
    void it_names_an_officer_whom_an_issuer_knows_and_not_the_coordinator() {
        assertThat(faults("nobody", TODAY, TODAY)).containsExactly("/subject");
        assertThat(faults(COORDINATOR.subject(), TODAY, TODAY)).containsExactly("/subject");
    }

    @Test
    void a_coordinator_of_the_party_alone_names_and_ends_one_and_says_why() {
        var named = name(TODAY, TODAY.plusDays(7));
        for (var other : List.of(OFFICER, OTHERS, OFFICER.standingIn(named.id()))) {
            assertThatExceptionOfType(Refusal.NotYours.class)
                    .isThrownBy(() -> desk.name("VL", "issuer#x", TODAY, TODAY, LEAVE, other, null));
            assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> desk.end("VL", named.id(), other));
        }
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> desk.name("VL", "issuer#x", TODAY, TODAY, ChangeNote.NONE, COORDINATOR, null));
        assertThat(desk.of("VL", COORDINATOR)).containsExactly(named);
    }

    @Test
    void one_that_was_ended_is_over_and_is_not_ended_again() {
        var named = name(TODAY, TODAY.plusDays(7));

        desk.end("VL", named.id(), COORDINATOR);

        assertThat(desk.of("VL", COORDINATOR)).singleElement().satisfies(one -> {
            assertThat(one.isInForce(TODAY)).isFalse();
            assertThat(one.ended()).isNotNull();
        });
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> desk.end("VL", named.id(), COORDINATOR));
        assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> desk.end("VL", "none", COORDINATOR));
    }

    @Test
    void the_same_request_again_names_nobody_twice() {
        var first = repeated("print");

        assertThat(repeated("print")).isEqualTo(first);
        assertThat(desk.of("VL", COORDINATOR)).hasSize(1);
        assertThatExceptionOfType(Refused.KeyReused.class).isThrownBy(() -> repeated("another"));
    }

    private DeputyDesk.Named repeated(String fingerprint) {
        return desk.name(
                "VL",
                OFFICER.subject(),
                TODAY,
                TODAY,
                LEAVE,
                COORDINATOR,
                new Repeat("issuer#coordinator", "key", fingerprint));
    }

    @Test
    void an_officer_is_told_of_the_own_deputations_alone_and_other_parties_of_none() {
        var named = name(TODAY, TODAY);
        desk.name("VL", "issuer#another", TODAY, TODAY, LEAVE, COORDINATOR, null);

        assertThat(desk.of("VL", OFFICER)).containsExactly(named);
        assertThat(desk.of("VL", AUDITOR)).hasSize(2);
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> desk.of("VL", OTHERS));
    }

    @Test
    void a_party_is_registered_by_no_officer_of_another() {
        var facts = new PartyFacts(new PartyNames("Nederland", null, null, null), List.of());

        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> parties.register("NL", PartyFacts.FORM.write(facts), ChangeNote.NONE, OFFICER, null));
    }
}
