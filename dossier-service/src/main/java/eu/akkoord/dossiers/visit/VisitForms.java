package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.visit.VisitStatus.Cancelled;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.State;
import eu.akkoord.platform.core.time.Slips;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The declaration of a visit's properties: which are stored, shown, listed and published. */
public final class VisitForms {
    private static final State<Visit> STATE = State.of(Visit.class)
            .before(VisitForms::countedByLevel)
            .completed(Visit::storedAt)
            .build();

    /** A list shows no more than whoever may see the visit may know, so not which dossiers it serves; the world is not told what may name persons. */
    public static final Kind<Visit, VisitFacts> VISITS = Kind.of(
                    "visits", "visit", STATE, Visit::id, VisitFacts.FORM, Visit::facts)
            .saysCode("plannedBy", visit -> visit.creator().party())
            .saysAll("answers", VisitAnswer.Given.class, Visit::answers)
            .says("slips", Slips.class, Visit::slips)
            .says("fixings", Slips.class, Visit::fixings)
            .stands(visit -> visit.status().stage(), visit -> visit.status().since(), VisitForms::reason)
            .isOverAt(VisitStage.REPORTED, VisitStage.CANCELLED)
            .isOpenedBy("owner", "confidentiality", "sharedWith", "represented")
            .shows("answers { party answer since }")
            .lists("""
                    title kind status since host guests period slips { count last } places agreements
                    owner { party organisation } confidentiality fixings { count last } represented { party statedBy }
                    """)
            .tables("""
                    initiators delegations { party announced actual } reached { count approximate } outcomes sharedWith
                    plannedBy reason
                    """)
            .tells("""
                    title kind host guests period places delegations { party announced actual functions }
                    programme { date startTime endTime title kind place } agreements dossiers? returns
                    owner { party organisation } sharedWith confidentiality status since slips { count last }
                    fixings { count last } answers { party answer } plannedBy reached { count approximate }
                    represented { party statedBy }
                    """)
            .build();

    private VisitForms() {}

    private static @Nullable String reason(Visit visit) {
        return visit.status() instanceof Cancelled cancelled ? cancelled.reason() : null;
    }

    /** Before they were counted by level nobody wrote down at which they were made: these are left to holders of a grant. */
    private static Map<String, Object> countedByLevel(Map<String, Object> stored) {
        if (!(stored.get("slips") instanceof Map<?, ?> slips) || !(slips.get("count") instanceof Integer count)) {
            return stored;
        }
        var lifted = new LinkedHashMap<>(stored);
        lifted.put("slips", count == 0 ? Map.of() : Map.of(Confidentiality.RESTRICTED.word(), slips));
        return lifted;
    }
}
