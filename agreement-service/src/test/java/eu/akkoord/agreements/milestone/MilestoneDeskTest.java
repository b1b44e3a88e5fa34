package eu.akkoord.agreements.milestone;

import static eu.akkoord.agreements.agreement.AgreementTest.coordinator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.agreements.milestone.MilestoneStatus.Held;
import eu.akkoord.agreements.milestone.MilestoneStatus.Stage;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Slips;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Milestones of an agreement that VL and NL have joined and that names LU; of them and their parties. */
class MilestoneDeskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");
    private static final Caller LU = coordinator("LU");
    private static final Period SPRING = Period.of("2026-21", "voorjaar 2026");

    private static final class InMemory<A> extends InMemoryAggregates<A, CommonEvent> {
        InMemory(String collection) {
            super(collection, CLOCK);
        }
    }

    private final InMemory<Agreement> agreements = new InMemory<>("agreements");
    private final MilestoneRights rights = new MilestoneRights(agreements);
    private final MilestoneDesk desk =
            new MilestoneDesk(new InMemory<>("milestones"), rights, Trail.NONE, CLOCK, agreements);

    MilestoneDeskTest() {
        var facts =
                new AgreementFacts("Samenwerking", List.of("VL", "NL", "LU"), List.of(), null, null, null, List.of());
        var made = Agreement.register("akkoord", Instrument.TREATY, facts, VL, TODAY, TODAY);
        agreements.add("akkoord", made.after(), made.event(), new Circumstances(VL, TODAY, null), null);
        changed(Objects.requireNonNull(made.after().answer("joining-nl", Outcome.ACCEPTED, NL, null, TODAY, TODAY)));
    }

    private void changed(Change<Agreement, CommonEvent> change) {
        var before = agreements.find("akkoord").orElseThrow();
        agreements.save("akkoord", before, change.after(), change.event(), new Circumstances(VL, TODAY, null));
    }

    private void leaves(Caller party) {
        changed(agreements.find("akkoord").orElseThrow().value().leave(party, "want", TODAY, TODAY));
    }

    private Recorded<Milestone> registered(Map<String, ?> said, ChangeNote note, Caller by) {
        var body = MilestoneFacts.FORM.write(facts("Top", SPRING));
        body.put("agreement", "akkoord");
        body.putAll(said);
        return desk.register("top", body, note, by, null);
    }

    private static MilestoneFacts facts(String title, Period period) {
        return new MilestoneFacts(title, MilestoneFacts.Kind.TOP, period, null);
    }

    @Test
    void it_is_planned_by_a_party_that_has_joined_its_agreement_and_shared_with_those_that_had() {
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> registered(Map.of(), ChangeNote.NONE, LU));
        assertThatExceptionOfType(Refusal.UnknownReferences.class)
                .isThrownBy(() -> registered(Map.of("agreement", "nergens"), ChangeNote.NONE, VL));

        var planned = registered(Map.of(), ChangeNote.NONE, VL).value();
        assertThat(planned.status().stage()).isEqualTo(Stage.PLANNED);
        assertThat(planned.sharedWith()).containsExactly("NL", "VL");
    }

    @Test
    void one_that_was_held_before_it_is_entered_says_the_day() {
        var held = Map.of("status", "held");
        var day = LocalDate.of(2026, 3, 2);

        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(() -> registered(held, ChangeNote.NONE, VL));
        assertThat(registered(held, new ChangeNote(day, null), VL).value().status())
                .isEqualTo(new Held(day));
    }

    @Test
    void the_same_facts_again_are_no_change() {
        registered(Map.of(), ChangeNote.NONE, VL);

        assertThat(desk.amend(desk.open("top", 1, ChangeNote.NONE, NL), facts("Top", SPRING))
                        .revision())
                .isEqualTo(1);
        assertThat(desk.amend(desk.open("top", 1, ChangeNote.NONE, NL), facts("De top", SPRING))
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void a_correction_holds_it_on_no_day_before_its_period() {
        var day = SPRING.earliest();
        var held = registered(Map.of("status", "held"), new ChangeNote(day, null), VL)
                .value();
        var later = with(held, Period.of("2026-04", null));

        assertThatCode(() -> desk.refuseRedated(held, TODAY)).doesNotThrowAnyException();
        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(() -> desk.refuseRedated(later, TODAY));
        assertThatCode(() -> desk.refuseRedated(with(held, Period.of("../2026", null)), TODAY))
                .as("whose first day nobody has said")
                .doesNotThrowAnyException();
        assertThatCode(() -> desk.refuseRedated(planned(later), TODAY)).doesNotThrowAnyException();
    }

    private static Milestone with(Milestone one, Period period) {
        return new Milestone(
                one.id(),
                one.agreement(),
                one.sharedWith(),
                facts("Top", period),
                one.slips(),
                one.fixings(),
                one.status());
    }

    private static Milestone planned(Milestone one) {
        return new Milestone(
                one.id(),
                one.agreement(),
                one.sharedWith(),
                one.facts(),
                one.slips(),
                one.fixings(),
                new MilestoneStatus.Planned(TODAY));
    }

    @Test
    void it_is_read_and_written_by_those_it_is_shared_with_as_long_as_they_are_joined() {
        var milestone = registered(Map.of(), ChangeNote.NONE, VL).value();
        for (var party : List.of(VL, NL)) {
            assertThat(rights.mayRead(party, milestone)).isTrue();
            assertThat(rights.mayWrite(party, milestone)).isTrue();
        }
        assertThat(rights.mayRead(LU, milestone)).isFalse();
        assertThat(rights.mayWrite(LU, milestone)).isFalse();

        leaves(NL);

        assertThat(rights.mayRead(NL, milestone)).isFalse();
        assertThat(rights.mayWrite(NL, milestone)).isFalse();
        assertThat(rights.concerned(Set.of(milestone)).apply(milestone)).containsExactly("VL");
    }

    @Test
    void one_whose_agreement_is_not_there_is_nobodys() {
        var lost = new Milestone(
                "verloren",
                "nergens",
                List.of("VL"),
                facts("Top", SPRING),
                Slips.NONE,
                null,
                new MilestoneStatus.Planned(TODAY));

        assertThat(rights.mayRead(VL, lost)).isFalse();
        assertThat(rights.mayWrite(VL, lost)).isFalse();
    }

    @Test
    void a_text_is_struck_by_the_party_that_wrote_it() {
        var milestone = registered(Map.of(), ChangeNote.NONE, VL).value();

        assertThat(rights.mayStrike(VL, milestone, milestone, () -> "VL")).isTrue();
        assertThat(rights.mayStrike(VL, milestone, milestone, () -> "NL")).isFalse();
    }
}
