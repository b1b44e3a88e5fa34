package eu.akkoord.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartyTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
    private static final Caller OFFICER = new Caller("s#1", "c#1", "VL", "abb", Set.of("officer"), Set.of());
    private static final Caller COORDINATOR = new Caller("s#2", "c#1", "VL", "abb", Set.of("coordinator"), Set.of());

    private final Party party = new Party("VL", facts(goesOn("abb"), goesOn("dbv"), goesOn("vdab")));

    @Test
    void an_organisation_ends_with_a_successor_by_a_coordinator_who_says_why() {
        var ended = amend(party, COORDINATOR, "opgegaan", ended("abb", "dbv"), goesOn("dbv"), goesOn("vdab"));
        assertThat(ended.facts().organisations().getFirst()).isEqualTo(ended("abb", "dbv"));
    }

    @Test
    void attack_an_officer_ends_one_to_read_by_what_it_was_given() {
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() ->
                        amend(party, OFFICER, "waarom niet", ended("abb", "vdab"), goesOn("dbv"), goesOn("vdab")));
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .as("one that was ended before it was ever there")
                .isThrownBy(() -> amend(
                        party, OFFICER, "nieuw", goesOn("abb"), goesOn("dbv"), goesOn("vdab"), ended("oud", "abb")));
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> Party.register(
                        "VL", facts(ended("abb", "dbv"), goesOn("dbv")), OFFICER, "nieuw", TODAY, TODAY));
    }

    @Test
    void it_is_not_ended_without_a_reason() {
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> amend(party, COORDINATOR, null, ended("abb", "dbv"), goesOn("dbv"), goesOn("vdab")));
    }

    @Test
    void one_that_is_registered_is_never_left_out() {
        assertThatExceptionOfType(Refusal.Permanent.class)
                .isThrownBy(() -> amend(party, COORDINATOR, "weg ermee", goesOn("dbv"), goesOn("vdab")))
                .satisfies(refusal -> assertThat(refusal.detail()).asString().contains("abb", "successor"));
    }

    @Test
    void attack_an_ended_one_is_regained_or_given_to_another() {
        var ended = amend(party, COORDINATOR, "opgegaan", ended("abb", "dbv"), goesOn("dbv"), goesOn("vdab"));
        for (var other : List.of(
                goesOn("abb"), ended("abb", "vdab"), new Organisation("abb", "abb", null, null, null, TODAY, "dbv"))) {
            assertThatExceptionOfType(Refusal.Permanent.class)
                    .isThrownBy(() -> amend(ended, COORDINATOR, "toch niet", other, goesOn("dbv"), goesOn("vdab")));
        }
        assertThatExceptionOfType(Refusal.Permanent.class)
                .isThrownBy(() -> amend(ended, COORDINATOR, "weg", goesOn("dbv"), goesOn("vdab")));
        var renamed = new Organisation("abb", "Agentschap", null, null, null, LAST_DAY, "dbv");
        assertThat(amend(ended, OFFICER, null, renamed, goesOn("dbv"), goesOn("vdab")))
                .as("its name is a fact like any other")
                .isNotEqualTo(ended);
    }

    @Test
    void a_successor_may_end_later_and_the_row_leads_to_one_that_goes_on() {
        var first = amend(party, COORDINATOR, "opgegaan", ended("abb", "dbv"), goesOn("dbv"), goesOn("vdab"));
        var next = new Organisation("dbv", "dbv", null, null, null, TODAY, "vdab");
        assertThat(amend(first, COORDINATOR, "opgegaan", ended("abb", "dbv"), next, goesOn("vdab"))
                        .facts()
                        .byId())
                .containsEntry("dbv", next);
    }

    @Test
    void attack_a_circle_of_successors_leads_nowhere() {
        assertThat(wrong(ended("abb", "abb"))).containsExactly("/organisations/0/successor");
        assertThat(wrong(ended("abb", "dbv"), ended("dbv", "abb")))
                .containsExactly("/organisations/0/successor", "/organisations/1/successor");
        assertThat(wrong(ended("abb", "dbv"), ended("dbv", "vdab"), ended("vdab", "dbv"), goesOn("vlaio")))
                .containsExactly(
                        "/organisations/0/successor", "/organisations/1/successor", "/organisations/2/successor");
    }

    @Test
    void attack_a_successor_of_another_party_or_of_nowhere() {
        assertThat(wrong(ended("abb", "szw"), goesOn("dbv"))).containsExactly("/organisations/0/successor");
    }

    @Test
    void day_and_successor_belong_together_and_fit() {
        assertThat(wrong(new Organisation("abb", "abb", null, null, null, LAST_DAY, null), goesOn("dbv")))
                .containsExactly("/organisations/0/successor");
        assertThat(wrong(new Organisation("abb", "abb", null, null, null, null, "dbv"), goesOn("dbv")))
                .containsExactly("/organisations/0/successor");
        assertThat(wrong(
                        new Organisation("abb", "abb", null, null, null, TODAY, "dbv"),
                        ended("dbv", "vdab"),
                        goesOn("vdab")))
                .as("a successor that was gone by then")
                .containsExactly("/organisations/0/successor");
    }

    @Test
    void one_does_not_end_in_the_future() {
        var tomorrow = new Organisation("abb", "abb", null, null, null, TODAY.plusDays(1), "dbv");
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> amend(party, COORDINATOR, "straks", tomorrow, goesOn("dbv"), goesOn("vdab")))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(Fault::pointer)
                        .containsExactly("/organisations/0/ended"));
    }

    private static Party amend(Party party, Caller by, @Nullable String reason, Organisation... next) {
        return Objects.requireNonNull(party.amend(facts(next), by, reason, TODAY, TODAY))
                .after();
    }

    private static List<String> wrong(Organisation... organisations) {
        try {
            facts(organisations);
            return List.of();
        } catch (Refusal.Contradiction refused) {
            return refused.faults().stream().map(Fault::pointer).toList();
        }
    }

    private static PartyFacts facts(Organisation... organisations) {
        return new PartyFacts(new PartyNames("Vlaanderen", null, null, null), Arrays.asList(organisations));
    }

    private static Organisation goesOn(String id) {
        return new Organisation(id, id, null, null, null, null, null);
    }

    private static Organisation ended(String id, String successor) {
        return new Organisation(id, id, null, null, null, LAST_DAY, successor);
    }
}
