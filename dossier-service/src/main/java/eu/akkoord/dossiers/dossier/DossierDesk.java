package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.ChangePolicy;
import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.GuardedDesk;
import eu.akkoord.dossiers.access.NamedReference;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Takeovers;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.desk.Opened;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Use cases of dossiers. */
public final class DossierDesk extends GuardedDesk<Dossier, DossierEvent, DossierFacts> {
    private final DossierRights rights;
    private final ClearancePolicy policy;
    private final References references;

    public DossierDesk(
            Dossiers dossiers,
            DossierRights rights,
            Trail trail,
            Clock clock,
            ClearancePolicy policy,
            ChangePolicy changes,
            Takeovers takeovers,
            References references) {
        super(
                DossierForms.DOSSIERS,
                dossiers,
                rights,
                trail,
                clock,
                DossierEvent.DossierAmended::new,
                changes,
                takeovers);
        this.rights = rights;
        this.policy = policy;
        this.references = references;
    }

    public Recorded<Dossier> begin(
            String id, DossierFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        return begin(id, facts, DossierStage.PROPOSED, note, writer, repeat);
    }

    /** @param stage where it stands; a later one than the first is entered afterwards, with its day */
    public Recorded<Dossier> begin(
            String id,
            DossierFacts facts,
            DossierStage stage,
            ChangeNote said,
            Caller writer,
            @Nullable Repeat repeat) {
        var note = entered(said, stage != DossierStage.PROPOSED);
        var day = days(note).ofMove();
        var before = madeBefore(id, repeat, writer);
        if (before.isPresent()) {
            return before.get();
        }
        if (!facts.owner().party().equals(writer.party())) {
            throw new Refusal.NotYours(id);
        }
        references.refuseUnknown(
                NamedReference.added(references.vouchedBy(writer), facts.named(writer.party())), List.of());
        if (!facts.confidentiality().isConcealed()) {
            references.confirmAgreements(facts.agreements());
        }
        var partners = policy.joined(facts.agreements());
        refuseOutsider(id, facts, partners);
        var opened = Dossier.open(id, facts.sharedWith(partners), day, Creator.of(writer));
        var begun = stage == DossierStage.PROPOSED ? opened : opened.after().entered(stage, day, note.reason());
        DossierWriters.refuseStrange(facts, writer.party());
        refuseUnreadable(id, begun.after(), writer);
        return add(id, begun, note, writer, repeat);
    }

    @Override
    public Dossier shownTo(Caller reader, Dossier dossier) {
        var milestones = dossier.facts().milestones();
        return milestones.isEmpty() ? dossier : dossier.reportingTo(references.knownMilestones(milestones, reader));
    }

    /** Returns those milestones among some that the reader may know of. */
    public Set<String> knownMilestones(Set<String> ids, Caller reader) {
        return references.knownMilestones(ids, reader);
    }

    @Override
    public Recorded<Dossier> amend(Opened<Dossier> opened, DossierFacts asked) {
        var dossier = opened.value();
        var before = dossier.facts();
        var shown = opened.shown().facts();
        if (asked.equals(shown)) {
            return save(opened, null);
        }
        var writer = opened.by();
        // before anything is compared with what there is: a right guess of what is hidden answers as a wrong one
        DossierWriters.refuse(shown, asked, writer.party());
        var named = shown.named(writer.party());
        var next = asked.withUnseen(before, shown);
        DossierWriters.refuseManyMilestones(before, next);
        references.refuseUnknown(NamedReference.added(named, asked.named(writer.party())), List.of());
        references.refuseEnded(NamedReference.newlyPlaced(named, asked.named(writer.party())));
        if (before.opensBy(next)) {
            references.confirmAgreements(next.agreements());
        }
        var filed = refiled(dossier.id(), before, next);
        var change = dossier.amend(filed, opened.days().of(dossier.moves(filed)), opened.reason());
        ChangePolicy.judge(before.owner(), filed.owner(), writer);
        changes.judge(dossier.guarded(), change.after().guarded(), writer, opened.reason());
        refuseUnreadable(dossier.id(), change.after(), writer);
        return save(opened, change);
    }

    /** Under other agreements it is filed anew, unless the writer says with whom it is shared. */
    private DossierFacts refiled(String id, DossierFacts before, DossierFacts next) {
        boolean moved = !next.agreements().equals(before.agreements());
        boolean said = !Objects.equals(next.sharedWith(), before.sharedWith());
        if (!moved && !said) {
            return next;
        }
        var partners = policy.joined(next.agreements());
        if (moved) {
            refuseOutsider(id, next, partners);
        }
        if (said) {
            Refusal.Contradiction.of(next.strangers(moved ? null : before.sharedWith(), partners));
            return next;
        }
        return next.sharedWith(partners);
    }

    /** The organisation that owns what somebody makes, unless another is named. */
    public Organisation organisationOf(Caller writer) {
        return references.organisationOf(writer);
    }

    /** Tells whether a writer may add something of its own party to it. */
    public boolean mayAdd(Caller writer, Dossier dossier) {
        return rights.mayWrite(writer, dossier);
    }

    /** Another party than the owner's drafts a document of its own in it: it contributes unless it reads by a grant alone. */
    public void contribute(String id, Caller writer) {
        act(
                id,
                ChangeNote.NONE,
                writer,
                (dossier, days) -> rights.isOpenTo(writer.party(), dossier)
                        ? dossier.contribute(writer.party(), days.ofAmendment())
                        : null);
    }

    /** Lets the writer's party leave a dossier that it has documents in: from then on it may be closed to that party. */
    public Recorded<Dossier> leave(String id, ChangeNote note, Caller by) {
        return respond(id, note, by, (dossier, days) -> dossier.leave(by, note.reason(), days.ofAmendment()));
    }

    public Recorded<Dossier> become(Opened<Dossier> opened, DossierStage asked) {
        DossierWriters.refuseMove(opened.value(), opened.by().party());
        var before = opened.value();
        return save(
                opened,
                opened.days()
                        .ofStep(
                                before.facts().period(),
                                day -> before.become(asked, day, opened.reason(), opened.isAfterwards())));
    }

    /** Codes of the parties that it is shared with, as far as they are joined to each of its agreements. */
    public List<String> partners(Dossier dossier) {
        var joined = policy.joined(dossier.facts().agreements());
        var sharedWith = dossier.facts().sharedWith();
        return sharedWith == null
                ? joined
                : joined.stream().filter(sharedWith::contains).toList();
    }

    /** Lets something that belongs to a dossier be opened only by what the owner of its agreements says. */
    public void confirmAgreements(Dossier dossier) {
        references.confirmAgreements(dossier.facts().agreements());
    }

    /** The owner's party works under each of the agreements. */
    private static void refuseOutsider(String id, DossierFacts facts, List<String> partners) {
        if (!partners.contains(facts.owner().party())) {
            throw new Refusal.NotYours(id);
        }
    }

    @Override
    protected boolean mayCorrect(@Nullable Dossier before, HistoryRecord<Dossier> change, Caller by) {
        return super.mayCorrect(before, change, by)
                || (before != null && DossierWriters.mayWrite(before, change.after(), by.party()));
    }

    @Override
    protected Change<Dossier, DossierEvent> settle(
            Dossier dossier, Offer<Offered> answered, Outcome answer, Caller by, LocalDate on, LocalDate today) {
        return dossier.answer(answered, answer, by.party(), on, today);
    }
}
