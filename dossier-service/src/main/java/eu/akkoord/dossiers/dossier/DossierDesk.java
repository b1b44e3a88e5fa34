package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedThings;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with dossiers. */
public final class DossierDesk implements GuardedThings {
    private final Desk<Dossier, DossierEvent> dossiers;
    private final DossierRights rights;
    private final ClearancePolicy policy;
    private final References references;

    public DossierDesk(
            Desk<Dossier, DossierEvent> dossiers, DossierRights rights, ClearancePolicy policy, References references) {
        this.dossiers = dossiers;
        this.rights = rights;
        this.policy = policy;
        this.references = references;
    }

    public Recorded<Dossier> open(
            String id, DossierFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var begun = Dossier.open(id, facts, dossiers.days(note).ofMove(), writer.subject());
        if (!facts.owner().party().equals(writer.party())) {
            throw new Refusal.NotYours(id);
        }
        references.refuseUnknown(Named.added(Named.of(writer), facts.named()), List.of());
        refuseOutsider(id, facts);
        refuseUnseen(begun.after(), writer);
        return dossiers.add(id, begun, note, writer, repeat);
    }

    /** @param patch from the facts as they are to the facts as they should be */
    public Recorded<Dossier> amend(
            String id, long seen, UnaryOperator<DossierFacts> patch, ChangeNote note, Caller writer) {
        return dossiers.change(id, seen, note, writer, (dossier, days) -> {
            var next = patch.apply(dossier.facts());
            if (next.equals(dossier.facts())) {
                return null;
            }
            var change = dossier.amend(next, days.of(dossier.moves(next)), note.reason());
            ClearancePolicy.refuseLowering(
                    dossier.facts().confidentiality(),
                    next.confidentiality(),
                    dossier.facts().owner().party(),
                    writer);
            references.refuseUnknown(Named.added(dossier.facts().named(), next.named()), List.of());
            refuseOutsider(id, next);
            refuseUnseen(change.after(), writer);
            return change;
        });
    }

    public Recorded<Dossier> become(String id, long seen, DossierStage asked, ChangeNote note, Caller writer) {
        return dossiers.change(
                id, seen, note, writer, (dossier, days) -> dossier.become(asked, days.ofMove(), note.reason()));
    }

    public Recorded<Dossier> at(String id, Moment moment, Caller reader) {
        return dossiers.at(id, moment, reader);
    }

    /** As it is, for whoever goes on to something else that belongs to it. */
    public Recorded<Dossier> found(String id, Caller reader) {
        return dossiers.found(id, reader);
    }

    @Override
    public String collection() {
        return dossiers.collection();
    }

    @Override
    public Guarded guarded(String id, Caller reader) {
        return DossierRights.guarded(dossiers.touched(id, reader).value());
    }

    /** Every entry the reader may see, oldest first. */
    public List<Past<Dossier>> history(String id, Caller reader) {
        return dossiers.history(id, reader);
    }

    /** Those of the ids that exist and that the reader may see, about to be shown. */
    public Map<String, Recorded<Dossier>> shown(Collection<String> ids, Caller reader) {
        return dossiers.shown(ids, reader);
    }

    /** Those of the ids that exist and that the reader may see. */
    public Map<String, Recorded<Dossier>> visible(Collection<String> ids, Caller reader) {
        return dossiers.visible(ids, reader);
    }

    /** The owner's party works under each of the agreements. */
    private void refuseOutsider(String id, DossierFacts facts) {
        if (!policy.isPartner(facts.owner().party(), facts.agreements())) {
            throw new Refusal.NotYours(id);
        }
    }

    /** Nobody makes what they could not read afterwards. */
    private void refuseUnseen(Dossier dossier, Caller writer) {
        if (!rights.mayRead(writer, dossier)) {
            throw new Refusal.NotYours(dossier.id());
        }
    }
}
