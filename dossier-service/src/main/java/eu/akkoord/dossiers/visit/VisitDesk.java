package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedThings;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with visits. */
public final class VisitDesk implements GuardedThings {
    private final Desk<Visit, VisitEvent> visits;
    private final VisitRights rights;
    private final DossierDesk dossiers;
    private final References references;

    public VisitDesk(Desk<Visit, VisitEvent> visits, VisitRights rights, DossierDesk dossiers, References references) {
        this.visits = visits;
        this.rights = rights;
        this.dossiers = dossiers;
        this.references = references;
    }

    public Recorded<Visit> plan(String id, VisitFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var begun = Visit.plan(id, facts, visits.days(note).ofMove(), writer.subject());
        if (!rights.mayWrite(writer, begun.after())) {
            throw new Refusal.NotYours(id);
        }
        refuseUnknown(Named.added(Named.of(writer), facts.named()), writer);
        refuseUnseen(begun.after(), writer);
        return visits.add(id, begun, note, writer, repeat);
    }

    /** @param patch from the facts as they are to the facts as they should be */
    public Recorded<Visit> amend(
            String id, long seen, UnaryOperator<VisitFacts> patch, ChangeNote note, Caller writer) {
        return visits.change(id, seen, note, writer, (visit, days) -> {
            var next = patch.apply(visit.facts());
            if (next.equals(visit.facts())) {
                return null;
            }
            var change = visit.amend(next, days.of(visit.moves(next)), note.reason());
            ClearancePolicy.refuseLowering(
                    visit.facts().confidentiality(),
                    next.confidentiality(),
                    visit.facts().owner().party(),
                    writer);
            refuseUnknown(Named.added(visit.facts().named(), next.named()), writer);
            refuseUnseen(change.after(), writer);
            return change;
        });
    }

    public Recorded<Visit> become(String id, long seen, VisitStage asked, ChangeNote note, Caller writer) {
        return visits.change(
                id, seen, note, writer, (visit, days) -> visit.become(asked, days.ofMove(), note.reason()));
    }

    public Recorded<Visit> at(String id, Moment moment, Caller reader) {
        return visits.at(id, moment, reader);
    }

    /** The same, where what goes on has no history. */
    public Recorded<Visit> touched(String id, Caller caller) {
        return visits.touched(id, caller);
    }

    /** As it is, for whoever goes on to something else that belongs to it. */
    public Recorded<Visit> found(String id, Caller reader) {
        return visits.found(id, reader);
    }

    @Override
    public String collection() {
        return visits.collection();
    }

    @Override
    public Guarded guarded(String id, Caller reader) {
        return VisitRights.guarded(visits.touched(id, reader).value());
    }

    /** Every entry the reader may see, oldest first. */
    public List<Past<Visit>> history(String id, Caller reader) {
        return visits.history(id, reader);
    }

    /** Every move of the period that the reader may see both sides of, oldest first. */
    public List<Slip> slips(String id, Caller reader) {
        var slips = new ArrayList<Slip>();
        Past<Visit> before = null;
        for (var past : visits.history(id, reader)) {
            if (before != null
                    && before.revision() + 1 == past.revision()
                    && before.after().moves(past.after().facts())) {
                slips.add(new Slip(
                        past.revision(),
                        before.after().facts().period(),
                        past.after().facts().period(),
                        past.occurred(),
                        past.registered()));
            }
            before = past;
        }
        return slips;
    }

    /** What a visit names of which the reader may know. */
    public record Seen(List<String> dossiers, @Nullable String returns) {
        public Seen {
            dossiers = List.copyOf(dossiers);
        }
    }

    /** What the visit names, without what the reader may not see. */
    public Seen named(Recorded<Visit> visit, Caller reader) {
        var facts = visit.value().facts();
        var seen = dossiers.visible(facts.dossiers(), reader).keySet();
        var returns = facts.returns();
        return new Seen(
                facts.dossiers().stream().filter(seen::contains).toList(),
                returns == null || visible(List.of(returns), reader).isEmpty() ? null : returns);
    }

    /** Whether there is such a dossier for the reader: of another one nothing may be told, not even which visits serve it. */
    public boolean hasDossier(String dossier, Caller reader) {
        return !dossiers.visible(List.of(dossier), reader).isEmpty();
    }

    /** Those of the ids that exist and that the reader may see. */
    public Set<String> visible(Collection<String> ids, Caller reader) {
        return visits.visible(ids, reader).keySet();
    }

    /** Nobody makes what they could not read afterwards. */
    private void refuseUnseen(Visit visit, Caller writer) {
        if (!rights.mayRead(writer, visit)) {
            throw new Refusal.NotYours(visit.id());
        }
    }

    private void refuseUnknown(List<Named> named, Caller writer) {
        var knownDossiers = dossiers.visible(values(named, Named.DossierNamed.class), writer)
                .keySet();
        var knownVisits = visible(values(named, Named.VisitNamed.class), writer);
        var unseen = named.stream()
                .filter(one -> (one instanceof Named.DossierNamed && !knownDossiers.contains(one.value()))
                        || (one instanceof Named.VisitNamed && !knownVisits.contains(one.value())))
                .toList();
        references.refuseUnknown(named, unseen);
    }

    private static List<String> values(List<Named> named, Class<? extends Named> kind) {
        return named.stream().filter(kind::isInstance).map(Named::value).toList();
    }
}
