package eu.akkoord.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A party without users: a coordinator of another registers what is known of it, and a coordinator of its own takes it over. */
class RepresentedPartyTest {
    private static final Caller COORDINATOR = caller("VL", "coordinator");
    private static final Caller OFFICER = caller("VL", "officer");
    private static final Caller OTHERS = caller("NL", "coordinator");

    /** As long as it is represented its own people come as those of no party. */
    private static final Caller OWN = caller("DE-NW", "coordinator").unrecognised();

    private final Clock clock = Clock.fixed(Instant.parse("2026-07-06T10:00:00Z"), ZoneOffset.UTC);
    private final PartyDesk desk = new PartyDesk(new InMemoryParties(clock), new PartyRights(), Trail.NONE, clock);

    private static final class InMemoryParties extends InMemoryAggregates<Party, CommonEvent> {
        InMemoryParties(Clock clock) {
            super("parties", clock);
        }
    }

    RepresentedPartyTest() {
        register("VL", OFFICER);
        register("NL", caller("NL", "officer"));
    }

    private static Caller caller(String party, String role) {
        return new Caller("issuer#" + role, "issuer#app", party, "org", Set.of(role), Set.of());
    }

    private static PartyFacts facts(String name, @Nullable String registeredBy, String... organisations) {
        return new PartyFacts(
                new PartyNames(name, null, null, null),
                List.of(organisations).stream()
                        .map(id -> new Organisation(id, id, null, null, null, null, null))
                        .toList(),
                registeredBy);
    }

    private Recorded<Party> register(String code, Caller by) {
        return desk.register(code, PartyFacts.FORM.write(facts(code, null, "stk")), ChangeNote.NONE, by, null);
    }

    private Recorded<Party> amend(long seen, Caller by, PartyFacts next) {
        return desk.amend(desk.open("DE-NW", seen, ChangeNote.NONE, by), next);
    }

    @Test
    void a_coordinator_registers_another_party_and_it_says_who_did() {
        var made = register("DE-NW", COORDINATOR).value();
        assertThat(made.isRepresented()).isTrue();
        assertThat(made.facts().registeredBy()).isEqualTo("VL");
        assertThat(desk.all().find("VL").orElseThrow().value().isRepresented()).isFalse();
        assertThat(KnownParties.represented(desk.all(), List.of("VL", "DE-NW", "FR")))
                .containsExactly("DE-NW");
    }

    @Test
    void attack_somebody_registers_another_party_who_coordinates_none() {
        for (var by : List.of(OFFICER, OWN, caller("LU", "coordinator").unrecognised())) {
            assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> register("FR", by));
        }
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .as("a party that nobody knows vouches for none")
                .isThrownBy(() -> register("FR", caller("LU", "coordinator")));
    }

    @Test
    void two_that_register_the_same_are_told_apart_by_who_came_first() {
        register("DE-NW", COORDINATOR);
        assertThatExceptionOfType(Refused.IdTaken.class).isThrownBy(() -> register("DE-NW", OTHERS));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> register("DE-NW", OWN))
                .satisfies(refusal -> assertThat(refusal.detail()).asString().contains("VL", "registeredBy null"));
    }

    @Test
    void attack_a_party_registers_thousands() {
        for (int nth = 0; nth < PartyDesk.MOST_REPRESENTED; nth++) {
            register("XX-%d".formatted(100 + nth), COORDINATOR);
        }
        assertThatExceptionOfType(Refusal.Permanent.class).isThrownBy(() -> register("XX-999", COORDINATOR));
        assertThat(register("XX-999", OTHERS).value().facts().registeredBy())
                .as("the bound is for each party")
                .isEqualTo("NL");
    }

    @Test
    void it_is_maintained_by_coordinators_of_the_party_that_registered_it() {
        register("DE-NW", COORDINATOR);
        var next = amend(1, COORDINATOR, facts("Noordrijn-Westfalen", "VL", "stk"));
        assertThat(next.value().facts().names().nl()).isEqualTo("Noordrijn-Westfalen");
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> amend(2, OFFICER, facts("Anders", "VL", "stk")));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> amend(2, OTHERS, facts("Anders", "VL", "stk")));
    }

    @Test
    void attack_a_party_is_taken_over_by_another_or_by_an_officer() {
        register("DE-NW", COORDINATOR);
        for (var by : List.of(COORDINATOR, OTHERS)) {
            assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> amend(1, by, facts("X", null, "stk")));
        }
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> amend(1, caller("DE-NW", "officer").unrecognised(), facts("X", null, "stk")));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .as("its own people change nothing before they take it over")
                .isThrownBy(() -> amend(1, OWN, facts("X", "VL", "stk")));
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> amend(1, COORDINATOR, facts("X", "NL", "stk")));
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .as("and nobody gives a party away")
                .isThrownBy(() -> desk.amend(desk.open("VL", 1, ChangeNote.NONE, OFFICER), facts("VL", "NL", "stk")));
    }

    @Test
    void attack_a_squatter_names_organisations_that_its_own_people_cannot_get_rid_of() {
        register("DE-NW", COORDINATOR);
        amend(1, COORDINATOR, facts("Fout", "VL", "stk", "verzonnen"));
        var taken = amend(2, OWN, facts("Nordrhein-Westfalen", null, "mkffi")).value();
        assertThat(taken.isRepresented()).isFalse();
        assertThat(taken.facts()).isEqualTo(facts("Nordrhein-Westfalen", null, "mkffi"));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> amend(3, COORDINATOR, facts("Fout", null, "mkffi")));
        assertThatExceptionOfType(Refusal.Permanent.class)
                .as("from then on as of any party")
                .isThrownBy(() -> amend(3, caller("DE-NW", "officer"), facts("Fout", null)));
    }

    @Test
    void its_people_are_of_no_party_until_it_is_taken_over() {
        assertThat(OWN.coordinates("DE-NW")).isFalse();
        assertThat(OWN.recognised().party()).isEqualTo("DE-NW");
        register("DE-NW", COORDINATOR);
        var known = new KnownParties(desk.all(), clock);
        assertThat(known.isRepresented("DE-NW")).isTrue();
        assertThat(known.isRepresented("VL")).isFalse();
        assertThat(known.isRepresented("FR")).isFalse();
        amend(1, OWN, facts("Nordrhein-Westfalen", null));
        known.written("parties", "DE-NW");
        assertThat(known.isRepresented("DE-NW")).isFalse();
    }
}
