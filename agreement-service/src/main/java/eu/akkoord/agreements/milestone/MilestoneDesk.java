package eu.akkoord.agreements.milestone;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.milestone.MilestoneStatus.Held;
import eu.akkoord.agreements.milestone.MilestoneStatus.Stage;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.KindDesk;
import eu.akkoord.platform.desk.Opened;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Use cases of milestones. */
public final class MilestoneDesk extends Desk<Milestone, CommonEvent> implements KindDesk<Milestone, MilestoneFacts> {
    private final Aggregates<Agreement, ?> agreements;

    public MilestoneDesk(
            Aggregates<Milestone, CommonEvent> milestones,
            Rights<Milestone> rights,
            Trail trail,
            Clock clock,
            Aggregates<Agreement, ?> agreements) {
        super(MilestoneForms.MILESTONES, milestones, rights, trail, clock, CommonEvent.Amended::new);
        this.agreements = agreements;
    }

    /**
     * @throws Refusal.UnknownReferences when there is no such agreement
     * @throws Refusal.NotYours when the writer's party has not joined it
     */
    @Override
    public Recorded<Milestone> register(
            String id, Map<String, Object> said, ChangeNote remarks, Caller by, @Nullable Repeat repeat) {
        var stage = Stage.of(String.valueOf(said.getOrDefault("status", Stage.PLANNED.word())));
        var note = entered(remarks, stage != Stage.PLANNED);
        var agreement = String.valueOf(said.get("agreement"));
        var on = days(note).ofMove();
        var before = madeBefore(id, repeat, by);
        if (before.isPresent()) {
            return before.get();
        }
        var filed = agreements
                .find(agreement)
                .orElseThrow(() ->
                        new Refusal.UnknownReferences(List.of(new Fault("/agreement", agreement, "agreement.unknown"))))
                .value();
        if (!filed.hasJoined(by.party())) {
            throw new Refusal.NotYours(agreement);
        }
        var facts = MilestoneFacts.FORM.read(said);
        var planned = Milestone.register(id, agreement, filed.standings().joined(), facts, on);
        var begun = stage == Stage.PLANNED
                ? planned
                : new Change<>(planned.after().take(stage, on, note.reason()).after(), planned.event());
        return add(id, begun, note, by, repeat);
    }

    @Override
    public Recorded<Milestone> amend(Opened<Milestone> opened, MilestoneFacts facts) {
        var milestone = opened.value();
        return save(
                opened,
                facts.equals(milestone.facts())
                        ? null
                        : milestone.amend(facts, opened.days().of(milestone.moves(facts))));
    }

    /** Each of those that write it may. */
    @Override
    protected boolean mayCorrect(@Nullable Milestone before, HistoryRecord<Milestone> change, Caller by) {
        return true;
    }

    @Override
    protected void refuseRedated(Milestone corrected, LocalDate day) {
        var earliest = corrected.facts().period().earliest();
        if (corrected.status() instanceof Held held && earliest != null && earliest.isAfter(held.since())) {
            throw new Refusal.Contradiction(
                    new Fault("/change/occurred", day.toString(), "milestone.tooEarly", earliest));
        }
    }

    @Override
    public Recorded<Milestone> take(Opened<Milestone> opened, Map<String, Object> said) {
        var asked = Stage.of(String.valueOf(said.get("status")));
        var before = opened.value();
        return save(
                opened, opened.days().ofStep(before.facts().period(), day -> before.take(asked, day, opened.reason())));
    }
}
