package eu.akkoord.dossiers.visit;

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
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.platform.consent.Offer;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.consent.Side;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with visits. */
public final class VisitDesk implements GuardedThings, ThingsOnOffer {
    private final Desk<Visit, VisitEvent> visits;
    private final VisitRights rights;
    private final ClearancePolicy policy;
    private final ChangePolicy changes;
    private final Takeovers takeovers;
    private final DossierDesk dossiers;
    private final References references;

    public VisitDesk(
            Desk<Visit, VisitEvent> visits,
            VisitRights rights,
            ClearancePolicy policy,
            ChangePolicy changes,
            Takeovers takeovers,
            DossierDesk dossiers,
            References references) {
        this.visits = visits;
        this.rights = rights;
        this.policy = policy;
        this.changes = changes;
        this.takeovers = takeovers;
        this.dossiers = dossiers;
        this.references = references;
    }

    public Recorded<Visit> plan(String id, VisitFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var day = visits.days(note).ofMove();
        var asked = Visit.plan(id, facts, day, Creator.of(writer)).after();
        if (!VisitRights.takesPart(writer, asked) || !facts.owner().party().equals(writer.party())) {
            throw new Refusal.NotYours(id);
        }
        VisitWriters.refuseStrange(facts, writer.party());
        refuseUnknown(Named.added(Named.of(writer), facts.named()), writer);
        if (!facts.confidentiality().isConcealed()) {
            references.confirmAgreements(facts.agreements());
        }
        var shared = facts.sharedWith(facts.agreements().isEmpty() ? null : policy.joined(facts.agreements()));
        var begun = Visit.plan(id, shared, day, Creator.of(writer));
        refuseUnseen(begun.after(), writer);
        return visits.add(id, begun, note, writer, repeat);
    }

    /**
     * Writes other facts. What the visit names and the writer may not know of is not there for the writer, and stays.
     *
     * @param patch from the facts as they are to the facts as they should be
     */
    public Recorded<Visit> amend(
            String id, long seen, UnaryOperator<VisitFacts> patch, ChangeNote note, Caller writer) {
        return visits.change(id, seen, note, writer, (visit, days) -> {
            var facts = visit.facts();
            var known = VisitReferences.of(facts)
                    .within(ids -> dossiers.known(ids, writer), ids -> visits.known(ids, writer));
            var shown = facts.naming(known.dossiers(), known.returns());
            var asked = patch.apply(shown);
            refuseUnknown(Named.added(shown.named(), asked.named()), writer);
            var next = unseenKept(facts, shown, asked);
            if (next.equals(facts)) {
                return null;
            }
            VisitWriters.refuse(visit, next, writer.party());
            if (facts.opensBy(next)) {
                references.confirmAgreements(next.agreements());
            }
            var filed = refiled(facts, next);
            var change = visit.amend(filed, days.of(visit.moves(filed)), note.reason());
            ChangePolicy.judge(facts.owner(), filed.owner(), writer);
            changes.judge(VisitRights.guarded(visit), VisitRights.guarded(change.after()), writer, note.reason());
            boolean leaves = VisitRights.takesPart(writer, visit) && !VisitRights.takesPart(writer, change.after());
            if (!leaves) {
                refuseUnseen(change.after(), writer);
            }
            return change;
        });
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

    /** Under other agreements it is filed anew, unless the writer says with whom it is shared. */
    private VisitFacts refiled(VisitFacts before, VisitFacts next) {
        boolean said = !Objects.equals(next.sharedWith(), before.sharedWith());
        if (said) {
            Refusal.Contradiction.of(next.strangers(policy.joined(next.agreements())));
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
     * @return the visit as it stood because of the answer
     */
    public Recorded<Visit> answer(
            String id, VisitAnswer given, ChangeNote note, Caller officer, @Nullable Repeat repeat) {
        var party = officer.party();
        var answer = Repeat.idWithin("visits/%s/answers".formatted(id), repeat);
        var after = visits.act(id, note, officer, (visit, days) -> {
            VisitWriters.refuseAnswer(visit, party);
            var before = visit.answerOf(party);
            if (before != null && before.id().equals(answer) && before.answer() != given) {
                throw new Refused.IdTaken(answer);
            }
            return before != null && before.answer() == given
                    ? null
                    : visit.answer(party, answer, given, days.ofMove());
        });
        var standing = after.value().answerOf(party);
        return visits.history(id, officer).stream()
                .filter(past -> Objects.equals(past.after().answerOf(party), standing))
                .findFirst()
                .map(Past::recorded)
                .orElse(after);
    }

    public Recorded<Visit> become(String id, long seen, VisitStage asked, ChangeNote note, Caller writer) {
        return visits.change(id, seen, note, writer, (visit, days) -> {
            VisitWriters.refuseMove(visit, asked, writer.party());
            return visit.become(asked, days.ofMove(), note.reason());
        });
    }

    public Recorded<Visit> at(String id, Moment moment, Caller reader) {
        return visits.at(id, moment, reader);
    }

    /** The same, where what goes on has no history. */
    public Visit touched(String id, Caller caller) {
        return visits.touched(id, caller);
    }

    /** The same, where persons that belong to it are about to be shown. */
    public Visit shownWith(String id, Caller reader) {
        return visits.shownWith(id, reader);
    }

    /** As it is, for whoever goes on to something else that belongs to it. */
    public Visit found(String id, Caller reader) {
        return visits.found(id, reader);
    }

    @Override
    public String collection() {
        return visits.collection();
    }

    @Override
    public Guarded guarded(String id, Caller reader) {
        return VisitRights.guarded(visits.touched(id, reader));
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

    /**
     * What the visit names, without what the reader may not see.
     *
     * @param asked the moment it is shown at: a past state names what the reader may see as it is and as it was
     */
    public VisitReferences named(Recorded<Visit> visit, Moment asked, Caller reader) {
        var then = visit.registered();
        return VisitReferences.of(visit.value().facts())
                .within(
                        ids -> asked.isNow() ? dossiers.known(ids, reader) : dossiers.knownThen(ids, then, reader),
                        ids -> asked.isNow() ? visits.known(ids, reader) : visits.knownThen(ids, then, reader));
    }

    /** Whether there is such a dossier for the reader: of another one nothing may be told, not even which visits serve it. */
    public boolean hasDossier(String dossier, Caller reader) {
        return !dossiers.visible(List.of(dossier), reader).isEmpty();
    }

    /** Those of the ids that exist and that the reader may see. */
    public Set<String> visible(Collection<String> ids, Caller reader) {
        return visits.visible(ids, reader);
    }

    /** Nobody makes what they could not read afterwards. */
    private void refuseUnseen(Visit visit, Caller writer) {
        if (!rights.mayRead(writer, visit)) {
            throw new Refusal.NotYours(visit.id());
        }
    }

    private void refuseUnknown(List<Named> named, Caller writer) {
        var knownDossiers = dossiers.visible(values(named, Named.DossierNamed.class), writer);
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

    @Override
    public Standing offer(String id, String offer, Offered content, ChangeNote note, Caller by) {
        var after = visits.respond(id, note, by, (visit, days) -> {
            var before = visit.offers().find(offer);
            if (before.isPresent()) {
                refuseOther(before.get(), content);
                return null;
            }
            var guarded = VisitRights.guarded(visit);
            var on = days.ofMove();
            var made = switch (content) {
                case Offered.Ownership ownership -> takeovers.offer(offer, guarded, ownership, note.reason(), on, by);
                case Offered.Moving moving -> wish(visit, offer, moving, note.reason(), on, by);
            };
            var change = visit.offer(made, on, days.today());
            if (content instanceof Offered.Ownership) {
                changes.judge(guarded, VisitRights.guarded(change.after()), by, note.reason());
            }
            return change;
        });
        return standing(after, offer);
    }

    @Override
    public List<Offer<Offered>> offers(String id, Caller reader) {
        return visits.at(id, Moment.NOW, reader).value().offers().concerning(reader.party());
    }

    @Override
    public Standing answer(String id, String offer, Outcome answer, ChangeNote note, Caller by) {
        var now = visits.at(id, Moment.NOW, by).value();
        var asked = now.offers().shown(offer, by.party());
        var former = now.facts().owner().party();
        var guarded = VisitRights.guarded(now);
        boolean takes = answer == Outcome.ACCEPTED && asked.isOpen(today());
        if (takes && asked.content() instanceof Offered.Ownership taken) {
            takeovers.refuseTaking(guarded, taken, by);
        }
        Supplier<Recorded<Visit>> answering = () -> visits.respond(id, note, by, (visit, days) -> {
            var before = visit.offers().shown(offer, by.party());
            var on = days.ofMove();
            var next = before.answer(answer, Side.of(by), on, days.today(), note.reason());
            if (next.equals(before)) {
                return null;
            }
            if (answer == Outcome.ACCEPTED && next.content() instanceof Offered.Ownership taken) {
                takeovers.refuseTaking(VisitRights.guarded(visit), taken, by);
            }
            if (answer == Outcome.ACCEPTED && !by.roles().contains("officer")) {
                throw new Refusal.NotYours(offer, "Dit aanvaardt een medewerker van de gastheer");
            }
            return visit.settle(next, answer, by.party(), on, days.today());
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
        return visits.days(ChangeNote.NONE).today();
    }

    private static void refuseOther(Offer<Offered> before, Offered content) {
        if (!before.content().equals(content)) {
            throw new Refused.IdTaken(before.id());
        }
    }

    private static Standing standing(Recorded<Visit> visit, String offer) {
        return new Standing(visit.value().offers().find(offer).orElseThrow(), visit.revision());
    }

    /** A guest asks the host for another time. */
    private Offer<Offered> wish(
            Visit visit, String id, Offered.Moving moving, @Nullable String reason, LocalDate on, Caller by) {
        if (!visit.facts().guests().contains(by.party())) {
            throw Refusal.NotYours.property("period", "een gast om voor te stellen; de gastheer wijzigt ze zelf");
        }
        return Offer.make(id, moving.kind(), Side.of(by), Set.of(visit.facts().host()), moving, reason, on, today());
    }
}
