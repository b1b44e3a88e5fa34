package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.access.Offered.Ownership;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.Days;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Opened;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Side;
import eu.akkoord.platform.store.Aggregates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Use cases of the things of one kind that grants are given on, that are offered to other parties, and of which a party changes many at
 * once. The new owner is judged before and within the change, and grants to the people of the former owner lapse after it.
 *
 * @param <A> the thing
 * @param <E> its domain event
 * @param <F> its facts
 */
public abstract class GuardedDesk<A extends GuardedThing<A, E, F>, E extends DomainEvent, F extends OwnedFacts<F>>
        extends Desk<A, E> {
    protected final ChangePolicy changes;
    private final Takeovers takeovers;

    protected GuardedDesk(
            Kind<A, ?> kind,
            Aggregates<A, E> all,
            Rights<A> rights,
            Trail trail,
            Clock clock,
            BiFunction<LocalDate, List<String>, E> amended,
            ChangePolicy changes,
            Takeovers takeovers) {
        super(kind, all, rights, trail, clock, amended);
        this.changes = changes;
        this.takeovers = takeovers;
    }

    /**
     * An offer after a change of the thing.
     *
     * @param revision of the thing
     */
    public record Standing(Offer<Offered> offer, long revision) {}

    /** Writes other facts; nothing is stored or told when that makes no difference. */
    public abstract Recorded<A> amend(Opened<A> opened, F facts);

    /**
     * Decides what an answer changes.
     *
     * @param answered the offer after the answer
     */
    protected abstract Change<A, E> settle(
            A thing, Offer<Offered> answered, Outcome answer, Caller by, LocalDate on, LocalDate today);

    /** Makes an offer of another time, where there is one to wish for. */
    protected Offer<Offered> wish(
            A thing, String id, Offered.Moving moving, @Nullable String reason, LocalDate on, Caller by) {
        throw new Refusal.Contradiction(new Fault("/kind", moving.kind(), "offer.unknownKind"));
    }

    /**
     * Returns the properties that decide who may see it now. The question is logged for auditors: grants have no history of their own.
     *
     * @throws Refusal.Absent when it is not there for this reader
     */
    public Guarded guarded(String id, Caller reader) {
        return today(readLogged(id, reader)).guarded();
    }

    /**
     * Returns the same for one who may be told that it is there without seeing it: the coordinators and auditors of the owner's party.
     *
     * @throws Refusal.Absent when it is not there for this caller
     */
    public Guarded told(String id, Caller caller) {
        return today(readIfAware(
                        id,
                        caller,
                        one -> RecoveryDesk.mayBeTold(
                                caller, one.facts().owner().party())))
                .guarded();
    }

    /** Returns the same for any caller: to decide by it, and not to show anything of it. */
    public Guarded standing(String id) {
        return today(readUnchecked(id)).guarded();
    }

    /** Tells those who see it, and the world in the words of its level, that something was done to the recoveries on it. */
    public void note(String id, Caller by) {
        note(id, by, (one, days) -> one.note(days.ofMove()));
    }

    /**
     * Returns the revision of one of them, about to be changed.
     *
     * @throws Refusal.Absent when it is not there for this reader
     */
    public long revision(String id, Caller reader) {
        return at(id, Moment.NOW, reader).revision();
    }

    /**
     * Gives it to another organisation of its owner's party; what another one owns by now stays.
     *
     * @param seen the revision it starts from
     * @return whether the organisation owns it now
     */
    public boolean transfer(String id, long seen, Organisation from, Organisation to, ChangeNote note, Caller by) {
        var after = open(id, seen, note, by).once(opened -> {
            var facts = opened.shown().facts();
            return amend(opened, facts.owner().equals(from) ? facts.ownedBy(to) : facts);
        });
        return after.value().facts().owner().equals(to);
    }

    /**
     * Shares it with one more party; what is shared with that one already stays.
     *
     * @param seen the revision it starts from
     */
    public void share(String id, long seen, Opening opening, ChangeNote note, Caller by) {
        open(id, seen, note, by)
                .once(opened -> amend(opened, opened.shown().facts().opened(id, opening, by)));
    }

    /** Makes an offer; the one that bears its id already is the answer to a repeated request. */
    public Standing offer(String id, String offer, Offered content, ChangeNote note, Caller by) {
        var after = respond(id, note, by, (thing, days) -> {
            var before = thing.offers().find(offer);
            if (before.isPresent() && !before.get().content().asOffered().equals(content)) {
                throw new Refused.KeyReused(offer);
            }
            return before.isPresent() ? null : offered(thing, offer, content, note.reason(), days, by);
        });
        return standing(after, offer);
    }

    private Change<A, E> offered(A thing, String id, Offered content, @Nullable String reason, Days days, Caller by) {
        var on = days.ofMove();
        return switch (content) {
            case Offered.Moving moving -> thing.offer(wish(thing, id, moving, reason, on, by), on, days.today());
            case Ownership ownership -> {
                var guarded = thing.guarded();
                var made = takeovers.offer(id, guarded, ownership, reason, on, by);
                var change = thing.offer(made, on, days.today());
                changes.judge(guarded, change.after().guarded(), by, reason);
                yield change;
            }
        };
    }

    /** Returns the offers that the reader's party made or is asked to answer, oldest first. */
    public List<Offer<Offered>> offers(String id, Caller reader) {
        return at(id, Moment.NOW, reader).value().offers().concerning(reader.party());
    }

    /** Returns the offer with this id, as the reader may see it. */
    public Standing offered(String id, String offer, Caller reader) {
        read(id, reader).offers().shown(offer, reader.party());
        return standing(at(id, Moment.NOW, reader), offer);
    }

    /**
     * Answers an offer, and makes what it offers come true when that is accepted by all.
     *
     * @param seen the revision of the thing that the answer is to
     */
    public Standing answer(String id, long seen, String offer, Outcome answer, ChangeNote note, Caller by) {
        var now = at(id, Moment.NOW, by);
        var asked = now.value().offers().shown(offer, by.party());
        Supplier<Recorded<A>> answering = () -> answering(id, seen, offer, answer, note, by);
        boolean takes = answer == Outcome.ACCEPTED && now.revision() == seen && asked.isOpen(today());
        var after = takes && asked.content() instanceof Ownership taken
                ? takeovers.taking(now.value().guarded(), asked, taken, by, () -> standing(id), answering)
                : answering.get();
        return standing(after, offer);
    }

    private Recorded<A> answering(String id, long seen, String offer, Outcome answer, ChangeNote note, Caller by) {
        return answer(id, seen, note, by, (thing, days) -> {
            var before = thing.offers().shown(offer, by.party());
            var on = days.ofMove();
            var next = before.answer(answer, Side.of(by), on, days.today(), note.reason());
            if (next.equals(before)) {
                return null;
            }
            if (answer == Outcome.ACCEPTED && next.content() instanceof Ownership taken) {
                takeovers.refuseTaking(thing.guarded(), taken, by);
            }
            return settle(thing, next, answer, by, on, days.today());
        });
    }

    private Standing standing(Recorded<A> thing, String offer) {
        return new Standing(
                thing.value().offers().find(offer).orElseThrow(() -> new Refusal.Absent(offer)), thing.revision());
    }
}
