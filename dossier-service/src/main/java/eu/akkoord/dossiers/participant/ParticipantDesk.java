package eu.akkoord.dossiers.participant;

import eu.akkoord.dossiers.person.Kept;
import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.Moment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be done with the participants of a visit. */
public final class ParticipantDesk {
    /** The scope without which nobody learns who a participant is. */
    private static final String NAMES = "participants.read";

    private static final int MOST_TRIES = 100;

    private final Participants participants;
    private final VisitDesk visits;
    private final PersonDesk persons;

    public ParticipantDesk(Participants participants, VisitDesk visits, PersonDesk persons) {
        this.participants = participants;
        this.visits = visits;
        this.persons = persons;
    }

    /**
     * A participant, and who it is for a reader who may know that.
     *
     * @param person absent as well when nobody has said, and when it was erased
     */
    public record Shown(Participant participant, @Nullable Kept person) {}

    /** All participants of a visit, by their number. */
    public List<Participant> all(String visit, Caller reader) {
        visit(visit, reader);
        return participants.of(visit).all();
    }

    public Shown at(String visit, String id, Caller reader) {
        var seen = visit(visit, reader);
        return shown(seen, participant(participants.of(visit), id), reader);
    }

    /** Who some participants of a visit are, for a reader who may know that. */
    public List<Shown> shown(String visit, Collection<Participant> some, Caller reader) {
        var known = known(visit(visit, reader), some, reader);
        return some.stream().map(one -> shown(one, known)).toList();
    }

    /** Adds somebody to the delegation of the writer's party. */
    public Shown add(String visit, ParticipantFacts facts, Caller by, @Nullable Repeat repeat) {
        var whole = toWrite(visit, by);
        refuseOthers(facts.party(), by);
        Refusal.Contradiction.of(faults(whole, facts));
        var id = Repeat.idWithin("participants/" + visit, repeat);
        var there = participants.of(visit).find(id);
        if (there.isPresent()) {
            return addedBefore(whole, there.get(), facts, by);
        }
        var person = facts.person() == null ? null : persons.add(facts.person());
        var after = change(visit, by, now -> now.find(id).isPresent() ? now : now.with(id, facts, person));
        var made = participant(after, id);
        if (!Objects.equals(made.person(), person)) {
            erase(person);
            return addedBefore(whole, made, facts, by);
        }
        claim(whole, facts, person);
        return shown(whole, made, by);
    }

    /** The same request repeated; another one has taken the id. Of whom somebody else has named since, nobody is told so. */
    private Shown addedBefore(Visit visit, Participant made, ParticipantFacts facts, Caller by) {
        boolean untouched = made.revision() == made.number();
        var kept = untouched || !isBlind(by) ? person(made) : null;
        var same = facts(made, kept).equals(kept == null ? facts.nameless() : facts.until(kept.erasure()));
        if (!same) {
            throw new Refused.IdTaken(made.id());
        }
        claim(visit, facts, made.person());
        return shown(visit, made, by);
    }

    /**
     * Writes other facts about a participant. Another person, or another day of erasure, is another entry: what there was of the
     * one before is erased. To a writer who may not know who it is there is nobody yet, so that nothing can be found out by guessing:
     * who says anything of the person writes another one.
     *
     * @param seen the revision the writer started from
     * @param patch from the facts as they are to the facts as they should be
     * @param ofPerson whether the patch says anything of who it is, or until when that is kept
     */
    public Shown amend(
            String visit, String id, long seen, UnaryOperator<ParticipantFacts> patch, boolean ofPerson, Caller by) {
        var whole = toWrite(visit, by);
        var before = participant(participants.of(visit), id);
        refuseOthers(before.party(), by);
        refuseOutdated(before, seen);
        var blind = isBlind(by);
        var facts = facts(before, blind ? null : person(before));
        var next = patch.apply(facts);
        refuseOthers(next.party(), by);
        if (next.person() == null && Objects.equals(next.erasure(), facts.erasure())) {
            next = next.nameless();
        }
        var same = blind
                ? !ofPerson
                : Objects.equals(next.person(), facts.person()) && Objects.equals(next.erasure(), facts.erasure());
        if (same && next.equals(facts)) {
            return shown(whole, before, by);
        }
        Refusal.Contradiction.of(faults(whole, next));
        var person = same ? before.person() : next.person() == null ? null : persons.add(next.person());
        var written = next;
        var after = change(visit, by, now -> {
            var current = participant(now, id);
            refuseOutdated(current, seen);
            return now.with(current, written, person);
        });
        if (!same) {
            claim(whole, next, person);
            erase(before.person());
        }
        return shown(whole, participant(after, id), by);
    }

    public void remove(String visit, String id, Caller by) {
        toWrite(visit, by);
        var person = new AtomicReference<@Nullable String>();
        change(visit, by, now -> {
            var removed = participant(now, id);
            refuseOthers(removed.party(), by);
            person.set(removed.person());
            return now.without(removed);
        });
        erase(person.get());
    }

    private Roster change(String visit, Caller by, UnaryOperator<Roster> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = participants.of(visit);
            var after = decision.apply(before);
            if (after.equals(before) || participants.save(visit, after, by)) {
                return after;
            }
        }
        throw new Refused.Backlog(visit);
    }

    private Visit visit(String id, Caller reader) {
        return visits.at(id, Moment.NOW, reader).value();
    }

    private Visit toWrite(String id, Caller by) {
        var visit = visits.touched(id, by);
        if (!VisitRights.takesPart(by, visit)) {
            throw new Refusal.NotYours(id);
        }
        return visit;
    }

    /** Each party keeps its own delegation. */
    private static void refuseOthers(String party, Caller by) {
        if (!party.equals(by.party())) {
            throw Refusal.NotYours.property("party", "medewerkers van de partij van die delegatie");
        }
    }

    private static boolean isBlind(Caller by) {
        return !by.scopes().contains(NAMES);
    }

    private List<Fault> faults(Visit visit, ParticipantFacts facts) {
        return facts.faults(visit.facts().visitors(), persons.today(), erasure(visit));
    }

    private static Participant participant(Roster roster, String id) {
        return roster.find(id).orElseThrow(() -> new Refusal.Absent(id));
    }

    private static void refuseOutdated(Participant participant, long seen) {
        if (participant.revision() != seen) {
            throw new Refused.OutdatedRevision(participant.id(), seen);
        }
    }

    private LocalDate erasure(Visit visit) {
        return persons.erasure(visit.facts().period().latest());
    }

    private void claim(Visit visit, ParticipantFacts facts, @Nullable String person) {
        if (person != null) {
            persons.claim(person, facts.erasure() == null ? erasure(visit) : facts.erasure());
        }
    }

    private void erase(@Nullable String person) {
        if (person != null) {
            persons.erase(List.of(person));
        }
    }

    private static ParticipantFacts facts(Participant participant, @Nullable Kept kept) {
        return new ParticipantFacts(
                participant.party(),
                participant.function(),
                participant.organisation(),
                participant.expertise(),
                kept == null ? null : kept.person(),
                kept == null ? null : kept.erasure());
    }

    private @Nullable Kept person(Participant participant) {
        var person = participant.person();
        return person == null ? null : persons.find(List.of(person)).get(person);
    }

    private Shown shown(Visit visit, Participant participant, Caller reader) {
        return shown(participant, known(visit, List.of(participant), reader));
    }

    private static Shown shown(Participant participant, Map<String, Kept> known) {
        var person = participant.person();
        return new Shown(participant, person == null ? null : known.get(person));
    }

    private Map<String, Kept> known(Visit visit, Collection<Participant> some, Caller reader) {
        return VisitRights.takesPart(reader, visit)
                ? persons.shown(
                        some.stream()
                                .map(Participant::person)
                                .flatMap(Stream::ofNullable)
                                .toList(),
                        reader,
                        NAMES,
                        () -> visits.shownWith(visit.id(), reader))
                : Map.of();
    }
}
