package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.ChangePolicy;
import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedThings;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Takeovers;
import eu.akkoord.dossiers.access.ThingsOnOffer;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.consent.Side;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with dossiers. */
public final class DossierDesk implements GuardedThings, ThingsOnOffer {
    private final Desk<Dossier, DossierEvent> dossiers;
    private final DossierRights rights;
    private final ClearancePolicy policy;
    private final ChangePolicy changes;
    private final Takeovers takeovers;
    private final References references;

    public DossierDesk(
            Desk<Dossier, DossierEvent> dossiers,
            DossierRights rights,
            ClearancePolicy policy,
            ChangePolicy changes,
            Takeovers takeovers,
            References references) {
        this.dossiers = dossiers;
        this.rights = rights;
        this.policy = policy;
        this.changes = changes;
        this.takeovers = takeovers;
        this.references = references;
    }

    public Recorded<Dossier> open(
            String id, DossierFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var day = dossiers.days(note).ofMove();
        if (!facts.owner().party().equals(writer.party())) {
            throw new Refusal.NotYours(id);
        }
        references.refuseUnknown(Named.added(Named.of(writer), facts.named()), List.of());
        if (!facts.confidentiality().isConcealed()) {
            references.confirmAgreements(facts.agreements());
        }
        var partners = policy.joined(facts.agreements());
        refuseOutsider(id, facts, partners);
        var begun = Dossier.open(id, facts.sharedWith(partners), day, Creator.of(writer));
        DossierWriters.refuseStrange(facts, writer.party());
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
            DossierWriters.refuse(dossier, next, writer.party());
            references.refuseUnknown(Named.added(dossier.facts().named(), next.named()), List.of());
            if (dossier.facts().opensBy(next)) {
                references.confirmAgreements(next.agreements());
            }
            var filed = refiled(id, dossier.facts(), next);
            var change = dossier.amend(filed, days.of(dossier.moves(filed)), note.reason());
            ChangePolicy.judge(dossier.facts().owner(), filed.owner(), writer);
            changes.judge(DossierRights.guarded(dossier), DossierRights.guarded(change.after()), writer, note.reason());
            refuseUnseen(change.after(), writer);
            return change;
        });
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
            Refusal.Contradiction.of(next.strangers(partners));
            return next;
        }
        return next.sharedWith(partners);
    }

    /** Whether a writer may add something of its own party to it. */
    public boolean mayAdd(Caller writer, Dossier dossier) {
        return rights.mayWrite(writer, dossier);
    }

    /** A party that drafts a document of its own is a contributor from then on. */
    public void join(String id, Caller writer) {
        dossiers.act(
                id,
                ChangeNote.NONE,
                writer,
                (dossier, days) ->
                        dossier.isWorkedOnBy(writer.party()) ? null : dossier.join(writer.party(), days.ofAmendment()));
    }

    public Recorded<Dossier> become(String id, long seen, DossierStage asked, ChangeNote note, Caller writer) {
        return dossiers.change(id, seen, note, writer, (dossier, days) -> {
            DossierWriters.refuseMove(dossier, writer.party());
            return dossier.become(asked, days.ofMove(), note.reason());
        });
    }

    public Recorded<Dossier> at(String id, Moment moment, Caller reader) {
        return dossiers.at(id, moment, reader);
    }

    /** Lets something that belongs to a dossier be opened only by what the owner of its agreements says. */
    public void confirmAgreements(Dossier dossier) {
        references.confirmAgreements(dossier.facts().agreements());
    }

    /** As it is, for whoever goes on to something else that belongs to it. */
    public Dossier found(String id, Caller reader) {
        return dossiers.found(id, reader);
    }

    @Override
    public String collection() {
        return dossiers.collection();
    }

    @Override
    public Guarded guarded(String id, Caller reader) {
        return DossierRights.guarded(dossiers.touched(id, reader));
    }

    /** Every entry the reader may see, oldest first. */
    public List<Past<Dossier>> history(String id, Caller reader) {
        return dossiers.history(id, reader);
    }

    /** Those of the ids that exist and that the reader may see, about to be shown. */
    public Map<String, Recorded<Dossier>> shown(Collection<String> ids, Caller reader) {
        return dossiers.shown(ids, reader);
    }

    /** Those that something names and that the reader may know of. */
    public Set<String> known(Collection<String> ids, Caller reader) {
        return dossiers.known(ids, reader);
    }

    /** The same for a past state of it: those that the reader may see as they are and as they were. */
    public Set<String> knownThen(Collection<String> ids, Instant then, Caller reader) {
        return dossiers.knownThen(ids, then, reader);
    }

    /** Those of the ids that exist and that the reader may see. */
    public Set<String> visible(Collection<String> ids, Caller reader) {
        return dossiers.visible(ids, reader);
    }

    /** The owner's party works under each of the agreements. */
    private static void refuseOutsider(String id, DossierFacts facts, List<String> partners) {
        if (!partners.contains(facts.owner().party())) {
            throw new Refusal.NotYours(id);
        }
    }

    /** Nobody makes what they could not read afterwards. */
    private void refuseUnseen(Dossier dossier, Caller writer) {
        if (!rights.mayRead(writer, dossier)) {
            throw new Refusal.NotYours(dossier.id());
        }
    }

    @Override
    public Standing offer(String id, String offer, Offered content, ChangeNote note, Caller by) {
        if (!(content instanceof Offered.Ownership ownership)) {
            throw new Refusal.Contradiction(new Fault("/kind", content.kind(), "Een dossier kent dit voorstel niet"));
        }
        var after = dossiers.respond(id, note, by, (dossier, days) -> {
            var before = dossier.offers().find(offer);
            if (before.isPresent()) {
                refuseOther(before.get(), content);
                return null;
            }
            var guarded = DossierRights.guarded(dossier);
            var on = days.ofMove();
            var made = takeovers.offer(offer, guarded, ownership, note.reason(), on, by);
            var change = dossier.offer(made, on, days.today());
            changes.judge(guarded, DossierRights.guarded(change.after()), by, note.reason());
            return change;
        });
        return standing(after, offer);
    }

    @Override
    public List<Offer<Offered>> offers(String id, Caller reader) {
        return dossiers.at(id, Moment.NOW, reader).value().offers().concerning(reader.party());
    }

    @Override
    public Standing answer(String id, String offer, Outcome answer, ChangeNote note, Caller by) {
        var now = dossiers.at(id, Moment.NOW, by).value();
        var asked = now.offers().shown(offer, by.party());
        var former = now.facts().owner().party();
        var guarded = DossierRights.guarded(now);
        boolean takes = answer == Outcome.ACCEPTED && asked.isOpen(today());
        if (takes && asked.content() instanceof Offered.Ownership taken) {
            takeovers.refuseTaking(guarded, taken, by);
        }
        Supplier<Recorded<Dossier>> answering = () -> dossiers.respond(id, note, by, (dossier, days) -> {
            var before = dossier.offers().shown(offer, by.party());
            var on = days.ofMove();
            var next = before.answer(answer, Side.of(by), on, days.today(), note.reason());
            if (next.equals(before)) {
                return null;
            }
            if (answer == Outcome.ACCEPTED && next.content() instanceof Offered.Ownership taken) {
                takeovers.refuseTaking(DossierRights.guarded(dossier), taken, by);
            }
            return dossier.answer(next, answer, by.party(), on, days.today());
        });
        var after = takes && asked.content() instanceof Offered.Ownership
                ? takeovers.taking(guarded, by, asked.reason(), answering)
                : answering.get();
        var standing = standing(after, offer);
        if (standing.offer().isAccepted()
                && standing.offer().content() instanceof Offered.Ownership taken
                && !taken.keepGrants()
                && !former.equals(taken.owner().party())) {
            takeovers.lapse(guarded, former, by, asked.reason());
        }
        return standing;
    }

    @Override
    public LocalDate today() {
        return dossiers.days(ChangeNote.NONE).today();
    }

    private static void refuseOther(Offer<Offered> before, Offered content) {
        if (!before.content().equals(content)) {
            throw new Refused.IdTaken(before.id());
        }
    }

    private static Standing standing(Recorded<Dossier> dossier, String offer) {
        return new Standing(dossier.value().offers().find(offer).orElseThrow(), dossier.revision());
    }
}
