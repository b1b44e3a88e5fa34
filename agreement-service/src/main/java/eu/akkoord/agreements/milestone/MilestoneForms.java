package eu.akkoord.agreements.milestone;

import eu.akkoord.agreements.milestone.MilestoneStatus.Dropped;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.State;
import eu.akkoord.platform.core.time.Slips;

/** The declaration of a milestone's properties: which are stored, shown, listed and published. */
public final class MilestoneForms {
    private static final State<Milestone> STATE = State.of(Milestone.class).build();

    /** Publishes neither its description nor why it was dropped: these are free texts. */
    public static final Kind<Milestone, MilestoneFacts> MILESTONES = Kind.of(
                    "milestones", "milestone", STATE, Milestone::id, MilestoneFacts.FORM, Milestone::facts)
            .saysReference("agreement", "agreements", Milestone::agreement)
            .saysAll("sharedWith", String.class, Milestone::sharedWith)
            .says("slips", Slips.class, Milestone::slips)
            .says("fixings", Slips.class, Milestone::fixings)
            .stands(
                    milestone -> milestone.status().stage(),
                    milestone -> milestone.status().since(),
                    milestone -> milestone.status() instanceof Dropped dropped ? dropped.reason() : null)
            .isOverAt(MilestoneStatus.Stage.HELD, MilestoneStatus.Stage.DROPPED)
            .lists("title kind status since period slips { count last } agreement fixings { count last }")
            .tables("description sharedWith reason")
            .tells("title kind agreement period sharedWith status since slips { count last } fixings { count last }")
            .build();

    private MilestoneForms() {}
}
