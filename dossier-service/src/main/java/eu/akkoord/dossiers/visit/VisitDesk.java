package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.ChangePolicy;
import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.GuardedDesk;
import eu.akkoord.dossiers.access.NamedReference;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Takeovers;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.VisitEvent.VisitResponded;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.Opened;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Represented;
import eu.akkoord.platform.desk.consent.Side;
import eu.akkoord.platform.store.History;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Use cases of visits. */
public final class VisitDesk extends GuardedDesk<Visit, VisitEvent, VisitFacts> {
    /** Types of changes in which the bounds of the period may have moved: of a hidden visit nothing is told of what changed. */
    private static final HistoryQuery MOVES = HistoryQuery.of("moved", "amended", "changed", "concealed", "revealed");

    /** So many visits that answer each other are looked at, to find that none of them is the answer to itself. */
    private static final int MOST_ANSWERED = 50;

    private final ClearancePolicy policy;
    private final DossierDesk dossiers;
    private final References references;

    public VisitDesk(
            Visits visits,
            VisitRights rights,
            Trail trail,
            Clock clock,
            ClearancePolicy policy,
            ChangePolicy changes,
            Takeovers takeovers,
            DossierDesk dossiers,
            References references) {
        super(VisitForms.VISITS, visits, rights, trail, clock, VisitEvent.VisitAmended::new, changes, takeovers);
        this.policy = policy;
        this.dossiers = dossiers;
        this.references = references;
    }

    public Recorded<Visit> plan(String id, VisitFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        return plan(id, facts, VisitStage.PLANNED, note, writer, repeat);
    }

    /** @param stage where it stands; a later one than the first is entered afterwards, with its day */
    public Recorded<Visit> plan(
            String id, VisitFacts said, VisitStage stage, ChangeNote remarks, Caller writer, @Nullable Repeat repeat) {
        var note = entered(remarks, stage != VisitStage.PLANNED);
        var day = days(note).ofMove();
        var before = madeBefore(id, repeat, writer);
        if (before.isPresent()) {
            return before.get();
        }
        var facts = represented(said, said.represented(), writer, false);
        var asked = Visit.plan(id, facts, day, Creator.of(writer)).after();
        if (!VisitRights.takesPart(writer, asked) || !facts.owner().party().equals(writer.party())) {
            throw new Refusal.NotYours(id);
        }
        VisitWriters.refuseStrange(facts, writer.party());
        refuseUnknown(NamedReference.added(references.vouchedBy(writer), facts.named()), writer);
        refuseReturn(id, null, facts, writer);
        if (!facts.confidentiality().isConcealed()) {
            confirmReaders(facts, writer);
        }
        refuseOutsider(facts.agreements(), writer);
        var shared = facts.sharedWith(facts.agreements().isEmpty() ? null : policy.joined(facts.agreements()));
        var planned = Visit.plan(id, shared, day, Creator.of(writer));
        if (stage != VisitStage.PLANNED) {
            VisitWriters.refuseMove(planned.after(), stage, writer.party());
        }
        var begun = stage == VisitStage.PLANNED ? planned : planned.after().entered(stage, day, note.reason());
        refuseUnreadable(id, begun.after(), writer);
        return add(id, begun, note, writer, repeat);
    }

    @Override
    protected Visit shownTo(Caller writer, Visit visit) {
        return visit.naming(VisitReferences.of(visit.facts())
                .within(ids -> dossiers.readableIds(ids, writer), ids -> readableIds(ids, writer)));
    }

    @Override
    public Recorded<Visit> amend(Opened<Visit> opened, VisitFacts asked) {
        var visit = opened.value();
        var writer = opened.by();
        var facts = visit.facts();
        var shown = opened.shown().facts();
        refuseUnknown(NamedReference.added(shown.named(), asked.named()), writer);
        references.refuseEnded(NamedReference.newlyPlaced(shown.named(), asked.named()));
        var said = unseenKept(facts, shown, asked);
        if (said.equals(facts)) {
            return save(opened, null);
        }
        // a host that sets something right has not stated what another has stated in its name
        boolean stays = visit.status().hasTakenPlace()
                && writer.party().equals(facts.host())
                && !writer.party().equals(visit.stating());
        var next = represented(said, facts.represented(), writer, stays);
        var today = today(visit);
        VisitWriters.refuse(today, today(next), writer.party());
        refuseReturn(visit.id(), facts, next, writer);
        var added = new ArrayList<>(next.agreements());
        added.removeAll(facts.agreements());
        refuseOutsider(added, writer);
        if (facts.opensBy(next)) {
            confirmReaders(next, writer);
        }
        var filed = refiled(facts, next);
        var change = acted(visit.amend(filed, opened.days().of(visit.moves(filed)), opened.reason()), writer);
        ChangePolicy.judge(facts.owner(), filed.owner(), writer);
        changes.judge(today.guarded(), today(change.after()).guarded(), writer, opened.reason());
        boolean leaves = VisitRights.takesPart(writer, visit) && !VisitRights.takesPart(writer, change.after());
        if (!leaves) {
            refuseUnreadable(visit.id(), change.after(), writer);
        }
        return save(opened, change);
    }

    /**
     * Refuses that a visit answers one to which it cannot be the answer. Of one that the writer does not see nothing is said; it is unknown
     * to that writer already. What was so before is no fault of this change: the visit that is answered may have changed since.
     *
     * @param before absent when it is planned
     */
    private void refuseReturn(String id, @Nullable VisitFacts before, VisitFacts next, Caller writer) {
        var answered = id.equals(next.returns()) ? null : answered(next, writer);
        if (answered == null) {
            return;
        }
        var stood = before != null && Objects.equals(before.returns(), next.returns()) ? before : null;
        var faults = new ArrayList<>(next.faults(answered.facts(), stood == null));
        if (stood != null) {
            var were = stood.faults(answered.facts(), false);
            faults.removeIf(fault -> were.stream().anyMatch(one -> one.pointer().equals(fault.pointer())));
        } else if (answered.isCancelled()) {
            faults.add(new Fault(VisitFacts.RETURNS, next.returns(), "visit.returnsCancelled"));
        } else if (isAnswerTo(id, answered, writer)) {
            faults.add(new Fault(VisitFacts.RETURNS, next.returns(), "visit.returnsInCircle"));
        }
        Refusal.Contradiction.of(faults);
    }

    /** Tells whether a visit answers another, be it by way of others. A way over one that the writer does not see is none. */
    private boolean isAnswerTo(String id, Visit visit, Caller writer) {
        var next = visit;
        for (int seen = 0; next != null; seen++) {
            if (id.equals(next.facts().returns())) {
                return true;
            }
            if (seen == MOST_ANSWERED) {
                throw new Refusal.Contradiction(
                        new Fault(VisitFacts.RETURNS, visit.id(), "visit.returnsTooMany", MOST_ANSWERED));
            }
            next = answered(next.facts(), writer);
        }
        return false;
    }

    /** Returns the visit that another answers, for a writer who may see it. */
    private @Nullable Visit answered(VisitFacts facts, Caller writer) {
        var returns = facts.returns();
        return returns == null || readableIds(List.of(returns), writer).isEmpty() ? null : readUnchecked(returns);
    }

    /**
     * Returns what lies outside a visit since a change has moved it; nothing when that did not.
     *
     * @param moved the visit after the change
     */
    public List<OutsideVisit> outside(Recorded<Visit> moved, FollowUps about, Caller reader) {
        var visit = moved.value();
        return all().entry(visit.id(), moved.revision() - 1)
                .map(HistoryRecord::after)
                .filter(before -> before.moves(visit.facts()))
                .map(before ->
                        OutsideVisit.after(before.facts().period(), visit.facts(), about.ahead(visit.id(), reader)))
                .orElse(List.of());
    }

    /** Parties that read it as partners: by agreements, or outside any the visitors. */
    private void confirmReaders(VisitFacts facts, Caller writer) {
        references.confirmAgreements(facts.agreements());
        if (facts.agreements().isEmpty()) {
            if (!facts.host().equals(writer.party())) {
                references.confirmParty(facts.host(), "/host");
            }
            for (int i = 0; i < facts.guests().size(); i++) {
                if (!facts.guests().get(i).equals(writer.party())) {
                    references.confirmParty(facts.guests().get(i), "/guests/%d".formatted(i));
                }
            }
        }
    }

    /** Refuses to file under an agreement that the own party has not joined. */
    private void refuseOutsider(Collection<String> filed, Caller writer) {
        if (!filed.isEmpty() && !policy.joined(filed).contains(writer.party())) {
            throw Refusal.NotYours.property("agreements", "writers.joinedAll");
        }
    }

    /** The organisation that owns what somebody plans, unless another is named. */
    public Organisation organisationOf(Caller writer) {
        return references.organisationOf(writer);
    }

    private static VisitFacts unseenKept(VisitFacts facts, VisitFacts shown, VisitFacts asked) {
        var all = new ArrayList<>(facts.dossiers());
        all.removeIf(one -> shown.dossiers().contains(one) && !asked.dossiers().contains(one));
        asked.dossiers().stream().filter(one -> !all.contains(one)).forEach(all::add);
        boolean onlySeen = facts.dossiers().equals(shown.dossiers());
        return asked.naming(
                onlySeen ? asked.dossiers() : all,
                asked.returns() == null && shown.returns() == null ? facts.returns() : asked.returns());
    }

    private VisitFacts represented(VisitFacts next, @Nullable List<Represented> before, Caller writer, boolean stays) {
        var now = references.represented(next.visitors());
        return next.represented(
                stays
                        ? Represented.among(next.visitors(), Set.of(), before, "")
                        : Represented.among(next.visitors(), now, before, writer.party()));
    }

    /** Returns a visit by which it is decided who may do what: whoever was represented when it was written may have been taken over since. */
    @Override
    public Visit today(Visit visit) {
        return visit.today(
                references.represented(Represented.parties(visit.facts().represented())));
    }

    private VisitFacts today(VisitFacts facts) {
        var now = references.represented(Represented.parties(facts.represented()));
        return facts.represented(Represented.still(facts.represented(), now));
    }

    /** Under other agreements it is filed anew, unless the writer says with whom it is shared. */
    private VisitFacts refiled(VisitFacts before, VisitFacts next) {
        boolean said = !Objects.equals(next.sharedWith(), before.sharedWith());
        if (said) {
            boolean moved = !next.agreements().equals(before.agreements());
            Refusal.Contradiction.of(
                    next.strangers(moved ? null : before.sharedWith(), policy.joined(next.agreements())));
            return next;
        }
        if (next.agreements().equals(before.agreements())) {
            return next;
        }
        return next.sharedWith(next.agreements().isEmpty() ? null : policy.joined(next.agreements()));
    }

    /**
     * A party that is named answers; the same answer again is the one there is.
     *
     * @param seen the revision that it answers to
     * @return the visit as it stood because of the answer
     */
    public Recorded<Visit> answer(
            String id, long seen, VisitAnswer given, ChangeNote note, Caller officer, @Nullable Repeat repeat) {
        var party = officer.party();
        var answer = Repeat.idWithin("visits/%s/answers".formatted(id), repeat);
        var repeated = new AtomicBoolean();
        var after = answer(id, seen, note, officer, (visit, days) -> {
            VisitWriters.refuseAnswer(visit, party);
            var before = visit.answerOf(party);
            if (before != null && before.id().equals(answer) && before.answer() != given) {
                throw new Refused.KeyReused(answer);
            }
            repeated.set(before != null && before.answer() == given);
            return repeated.get() ? null : visit.answer(party, answer, given, days.ofMove());
        });
        var standing = after.value().answerOf(party);
        if (standing == null || !repeated.get()) {
            return after;
        }
        return history(id, officer)
                .madeSo(Long.MAX_VALUE, visit -> standing.equals(visit.answerOf(party)))
                .map(HistoryRecord::recorded)
                .orElse(after);
    }

    /**
     * The host has done something with what belongs to it: that accepts a visit that another planned for it, as what it does with the visit
     * itself.
     */
    public void actedWithin(String id, Caller host) {
        act(id, ChangeNote.NONE, host, (visit, days) -> {
            var on = days.ofMove();
            var after = visit.actedOnBy(host.party(), UUID.randomUUID().toString(), on);
            return after.equals(visit)
                    ? null
                    : new Change<>(after, new VisitResponded(on, host.party(), VisitAnswer.ACCEPTED));
        });
    }

    /** Enters that participants of a visit that is over are set right, and why. */
    public void correctParticipants(String id, ChangeNote note, Caller by) {
        // the roster recognises a repeated request; here it would let another change of the same key pass without an
        // entry
        var entered = new ChangeNote(note.occurred(), note.occurredPeriod(), note.reason(), note.afterwards(), null);
        correctPart(id, "participants", entered, by);
    }

    public Recorded<Visit> become(Opened<Visit> opened, VisitStage asked) {
        var writer = opened.by().party();
        var today = today(opened.value());
        VisitWriters.refuseMove(today, asked, writer);
        var before = opened.value().writtenBy(writer);
        // a host that has nobody confirms nothing, so it is not waited for
        boolean skips = opened.isAfterwards()
                || today.facts().isRepresented(before.facts().host());
        return save(
                opened,
                opened.days()
                        .ofStep(before.facts().period(), day -> before.become(asked, day, opened.reason(), skips)));
    }

    /**
     * Gives the next slips and fixings of the period that the reader may see both sides of, oldest first.
     *
     * @param after the moves that come after the one that made this revision
     */
    public History.Part<Slip> slips(String id, Caller reader, @Nullable Long after, int most) {
        return history(id, reader)
                .changes(
                        after == null ? MOVES : MOVES.after(after),
                        most,
                        (before, past) -> before.after().moves(past.after().facts()) ? Slip.of(before, past) : null);
    }

    /**
     * Returns the references of the visit that the reader may know of.
     *
     * @param asked the moment it is shown at: a past state names what the reader may see as it is and as it was
     */
    public VisitReferences named(Recorded<Visit> visit, Moment asked, Caller reader) {
        var then = visit.registered();
        return VisitReferences.of(visit.value().facts())
                .within(
                        ids -> asked.isNow()
                                ? dossiers.readableIds(ids, reader)
                                : dossiers.knownThen(ids, then, reader),
                        ids -> asked.isNow() ? readableIds(ids, reader) : knownThen(ids, then, reader));
    }

    /** Tells whether there is such a dossier for the reader: of another one nothing may be told, not even which visits serve it. */
    public boolean hasDossier(String dossier, Caller reader) {
        return !dossiers.visible(List.of(dossier), reader).isEmpty();
    }

    private void refuseUnknown(List<NamedReference> named, Caller writer) {
        var knownDossiers = dossiers.visible(values(named, NamedReference.DossierNamed.class), writer);
        var knownVisits = visible(values(named, NamedReference.VisitNamed.class), writer);
        var unseen = named.stream()
                .filter(one -> (one instanceof NamedReference.DossierNamed && !knownDossiers.contains(one.value()))
                        || (one instanceof NamedReference.VisitNamed && !knownVisits.contains(one.value())))
                .toList();
        references.refuseUnknown(named, unseen);
    }

    private static List<String> values(List<NamedReference> named, Class<? extends NamedReference> kind) {
        return named.stream()
                .filter(kind::isInstance)
                .map(NamedReference::value)
                .toList();
    }

    @Override
    protected boolean mayCorrect(@Nullable Visit before, HistoryRecord<Visit> change, Caller by) {
        var now = today(readUnchecked(change.after().id()));
        var host = now.facts().host();
        boolean moved = before != null
                && before.status().stage() != change.after().status().stage();
        boolean answered = !Objects.equals(now.answerOf(host), change.after().answerOf(host));
        if (moved && answered && !change.by().party().equals(host)) {
            // the host has accepted what another stated, with its day
            return by.party().equals(host);
        }
        return super.mayCorrect(before, change, by)
                || (before != null && VisitWriters.mayWrite(today(before), change.after(), by.party()));
    }

    @Override
    protected void refuseRedated(Visit corrected, LocalDate day) {
        var earliest = corrected.facts().period().earliest();
        var status = corrected.status();
        if (status.hasTakenPlace() && earliest != null && earliest.isAfter(status.since())) {
            throw new Refusal.Contradiction(
                    new Fault("/change/occurred", day.toString(), "visit.startsTooEarly", earliest));
        }
    }

    @Override
    protected Change<Visit, VisitEvent> settle(
            Visit visit, Offer<Offered> answered, Outcome answer, Caller by, LocalDate on, LocalDate today) {
        if (answer == Outcome.ACCEPTED && answered.content() instanceof Offered.Moving moving) {
            refuseMoving(answered.id(), visit, by);
            refuseReturn(visit.id(), visit.facts(), visit.facts().heldAt(moving.period()), by);
        }
        return acted(visit.settle(answered, answer, by.party(), on, today), by);
    }

    private static Change<Visit, VisitEvent> acted(Change<Visit, VisitEvent> change, Caller by) {
        var answer = UUID.randomUUID().toString();
        var occurred = change.event().occurred();
        return new Change<>(change.after().actedOnBy(by.party(), answer, occurred), change.event());
    }

    /** Refuses all but officers of the present host, which the offer may not have asked. */
    private static void refuseMoving(String offer, Visit visit, Caller by) {
        if (!by.roles().contains("officer") || !visit.facts().host().equals(by.party())) {
            throw new Refusal.NotYours(offer, "visit.hostAccepts");
        }
    }

    /** A guest asks the host for another time. */
    @Override
    protected Offer<Offered> wish(
            Visit visit, String id, Offered.Moving moving, @Nullable String reason, LocalDate on, Caller by) {
        if (!visit.facts().guests().contains(by.party())) {
            throw Refusal.NotYours.property("period", "writers.guestOffers");
        }
        references.refuseRepresented(visit.facts().host());
        return Offer.make(id, moving.kind(), Side.of(by), Set.of(visit.facts().host()), moving, reason, on, today());
    }
}
