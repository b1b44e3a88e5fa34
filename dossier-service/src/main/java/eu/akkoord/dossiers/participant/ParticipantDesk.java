package eu.akkoord.dossiers.participant;

import eu.akkoord.dossiers.person.Person;
import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.dossiers.person.PersonLookup;
import eu.akkoord.dossiers.person.StoredPerson;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Use cases of the participants of a visit. */
public final class ParticipantDesk {
    /** The scope without which nobody learns who a participant is. */
    private static final String NAMES = "participants.read";

    private static final int MOST_TRIES = 100;

    private final Participants participants;
    private final VisitDesk visits;
    private final PersonDesk persons;
    private final Addresses addresses;

    public ParticipantDesk(Participants participants, VisitDesk visits, PersonDesk persons, Addresses addresses) {
        this.addresses = addresses;
        this.participants = participants;
        this.visits = visits;
        this.persons = persons;
    }

    /**
     * A participant, and who it is for a reader who may know that.
     *
     * @param person absent as well when nobody has said, and when it was erased
     */
    public record Shown(Participant participant, @Nullable StoredPerson person) {}

    /** All participants of a visit, by their number. */
    public List<Participant> all(String visit, Caller reader) {
        visit(visit, reader);
        return participants.of(visit).all();
    }

    public Shown at(String visit, String id, Caller reader) {
        var seen = visit(visit, reader);
        return shown(seen, participant(participants.of(visit), id), reader);
    }

    /** Returns some participants of a visit, with the details that the reader may know. */
    public List<Shown> shown(String visit, Collection<Participant> some, Caller reader) {
        var known = known(visit(visit, reader), some, reader);
        return some.stream().map(one -> shown(one, known)).toList();
    }

    /**
     * Adds somebody to the delegation of the writer's party; to a visit that is over as a correction of that, for a reason.
     *
     * @param sameName whether this is somebody else than who is there with that name
     */
    public Shown add(
            String visit,
            ParticipantFacts facts,
            boolean sameName,
            ChangeNote note,
            Caller by,
            @Nullable Repeat repeat) {
        visits.days(note);
        var whole = toWrite(visit, by);
        refuseOthers(facts.party(), by);
        Refusal.Contradiction.of(faults(whole, facts));
        var id = Repeat.idWithin("participants/" + visit, repeat);
        var there = participants.of(visit).find(id);
        if (there.isPresent()) {
            return addedBefore(whole, there.get(), facts, by);
        }
        whole.refuseCancelled();
        var known = new PersonLookup(persons);
        Consumer<Roster> refusal = now -> {
            if (!sameName) {
                refuseSame(whole, now, null, facts, known, by);
            }
        };
        refusal.accept(participants.of(visit));
        visits.correctParticipants(visit, note, by);
        var person = facts.person() == null ? null : persons.add(facts.person());
        var after = changing(visit, by, person, now -> {
            if (now.find(id).isPresent()) {
                return now;
            }
            refusal.accept(now);
            return now.with(id, facts, person, whole.participating());
        });
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
            throw new Refused.KeyReused(made.id());
        }
        claim(visit, facts, made.person());
        return shown(visit, made, by);
    }

    /**
     * A participant that was opened to change it.
     *
     * @param visit the visit, as the writer sees it
     * @param before as it stands
     * @param facts about it, as far as the writer may know them: what a patch is applied to
     * @param note remarks of the writer about the change
     * @param repeated the revision to which the same request has led before; absent when it has not
     */
    public record Opened(
            Visit visit,
            Participant before,
            ParticipantFacts facts,
            Caller by,
            ChangeNote note,
            @Nullable Long repeated) {}

    /** @param seen the revision the writer started from; no matter when the same request was made before */
    public Opened open(String visit, String id, long seen, ChangeNote note, Caller by) {
        visits.days(note);
        var whole = toWrite(visit, by);
        var roster = participants.of(visit);
        var before = participant(roster, id);
        refuseOthers(before.party(), by);
        var repeated = repeated(roster, note.request());
        if (repeated == null) {
            refuseOutdated(before, seen);
        }
        return new Opened(whole, before, facts(before, isBlind(by) ? null : person(before)), by, note, repeated);
    }

    private @Nullable Long repeated(Roster roster, @Nullable RequestKey request) {
        return request == null
                ? null
                : roster.find(request, persons.now())
                        .map(Roster.Request::revision)
                        .orElse(null);
    }

    /**
     * Writes other facts about a participant. Another person, or another day of erasure, is another entry: what there was of the
     * one before is erased. To a writer who may not know who it is there is nobody yet, so that nothing can be found out by guessing:
     * who says anything of the person writes another one. Saying once more who it is tells the parties that take part by now. There are no
     * earlier states: the same request again is answered by how it stands now. Of a visit that is over it is a correction, for a reason, but
     * for the erasing of who it is.
     *
     * @param named whether the writer says who it is
     * @param dated whether the writer says until when that is kept
     * @param sameName whether this is somebody else than who is there with that name
     */
    public Shown amend(Opened opened, ParticipantFacts asked, boolean named, boolean dated, boolean sameName) {
        var whole = opened.visit();
        var before = opened.before();
        var facts = opened.facts();
        var by = opened.by();
        refuseOthers(asked.party(), by);
        var next =
                asked.person() == null && Objects.equals(asked.erasure(), facts.erasure()) ? asked.nameless() : asked;
        var same = isBlind(by)
                ? !named && !dated
                : Objects.equals(next.person(), facts.person()) && Objects.equals(next.erasure(), facts.erasure());
        var knownTo = named && next.person() != null ? whole.participating() : before.knownTo();
        boolean changes = !same || !next.equals(facts) || !Objects.equals(knownTo, before.knownTo());
        var repeated = opened.repeated();
        if (repeated != null && repeated == before.revision() && !isBlind(by) && changes) {
            throw new Refused.KeyReused(before.id());
        }
        if (repeated != null || !changes) {
            return shown(whole, before, by);
        }
        Refusal.Contradiction.of(faults(whole, next));
        if (!same && next.person() != null) {
            whole.refuseCancelled();
        }
        boolean told = !sameName
                && !(Objects.equals(next.person(), facts.person())
                        && Objects.equals(next.organisation(), facts.organisation()));
        var known = new PersonLookup(persons);
        if (told) {
            refuseSame(whole, participants.of(whole.id()), before.id(), next, known, by);
        }
        if (corrects(facts, next)) {
            visits.correctParticipants(whole.id(), opened.note(), by);
        }
        var person = same ? before.person() : next.person() == null ? null : persons.add(next.person());
        var after = changing(whole.id(), by, same ? null : person, now -> {
            var current = participant(now, before.id());
            var request = opened.note().request();
            if (repeated(now, request) != null) {
                return now;
            }
            refuseOutdated(current, before.revision());
            if (told) {
                refuseSame(whole, now, before.id(), next, known, by);
            }
            return now.with(current, next, person, knownTo).by(request, persons.now());
        });
        var made = participant(after, before.id());
        if (!same && Objects.equals(made.person(), person)) {
            claim(whole, next, person);
            erase(before.person());
        } else if (!same) {
            erase(person);
        }
        return shown(whole, made, by);
    }

    /** Tells whether more is said than that details go, or when: that can always be asked. */
    private static boolean corrects(ParticipantFacts before, ParticipantFacts next) {
        return !next.nameless().equals(before.nameless())
                || (next.person() != null && !next.person().equals(before.person()));
    }

    /** Takes one out, and erases who it was. A party that has left the visit, or does not see it any more, still does so with its own. */
    public void remove(String visit, String id, Caller by) {
        var own = participants.of(visit).find(id).filter(one -> one.party().equals(by.party()));
        var whole = visits.readIfAware(visit, by, hidden -> own.isPresent());
        if (own.isEmpty() && !VisitRights.takesPart(by, whole)) {
            throw new Refusal.NotYours(visit);
        }
        var person = new AtomicReference<@Nullable String>();
        change(visit, by, now -> {
            var removed = participant(now, id);
            refuseOthers(removed.party(), by);
            person.set(removed.person());
            return now.without(removed);
        });
        erase(person.get());
    }

    /**
     * Refuses to name somebody who is there already, with the same name and organisation, as far as the writer may know that: to anybody else
     * it is a name like any other. That it is told of another one is logged as if that were shown.
     *
     * @param but id of the participant that this is about; absent for a new one
     */
    private void refuseSame(
            Visit visit, Roster now, @Nullable String but, ParticipantFacts facts, PersonLookup lookup, Caller by) {
        var person = facts.person();
        if (person == null || isBlind(by)) {
            return;
        }
        var participating = visit.participating();
        var others = now.all().stream()
                .filter(one -> !one.id().equals(but) && one.isKnownTo(by.party(), participating))
                .filter(one -> Person.isSame(one.organisation(), facts.organisation()))
                .toList();
        var found = lookup.find(others.stream()
                .map(Participant::person)
                .flatMap(Stream::ofNullable)
                .toList());
        for (var one : others) {
            var known = one.person();
            var other = known == null ? null : found.get(known);
            if (other != null && other.isNamedAs(person)) {
                visits.readDisclosed(visit.id(), by);
                throw new Refusal.SamePerson(
                        one.id(),
                        addresses.to("visits", visit.id(), "participants", one.id()),
                        "participant.samePerson");
            }
        }
    }

    /** Changes the roster, and lets go of a person that was stored for it when it is refused. */
    private Roster changing(String visit, Caller by, @Nullable String person, UnaryOperator<Roster> decision) {
        try {
            return change(visit, by, decision);
        } catch (Refusal | Refused refused) {
            erase(person);
            throw refused;
        }
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
        return visits.today(visits.at(id, Moment.NOW, reader).value());
    }

    private Visit toWrite(String id, Caller by) {
        var visit = visits.readLogged(id, by);
        if (!VisitRights.takesPart(by, visit)) {
            throw new Refusal.NotYours(id);
        }
        return visits.today(visit);
    }

    /** Each party keeps its own delegation. */
    private static void refuseOthers(String party, Caller by) {
        if (!party.equals(by.party())) {
            throw Refusal.NotYours.property("party", "writers.delegation");
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

    private static ParticipantFacts facts(Participant participant, @Nullable StoredPerson kept) {
        return new ParticipantFacts(
                participant.party(),
                participant.function(),
                participant.organisation(),
                participant.expertise(),
                kept == null ? null : kept.person(),
                kept == null ? null : kept.erasure());
    }

    private @Nullable StoredPerson person(Participant participant) {
        var person = participant.person();
        return person == null ? null : persons.find(List.of(person)).get(person);
    }

    private Shown shown(Visit visit, Participant participant, Caller reader) {
        return shown(participant, known(visit, List.of(participant), reader));
    }

    private static Shown shown(Participant participant, Map<String, StoredPerson> known) {
        var person = participant.person();
        return new Shown(participant, person == null ? null : known.get(person));
    }

    private Map<String, StoredPerson> known(Visit visit, Collection<Participant> some, Caller reader) {
        var participating = visit.participating();
        return persons.shown(
                some.stream()
                        .filter(one -> one.isKnownTo(reader.party(), participating))
                        .map(Participant::person)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                reader,
                NAMES,
                () -> visits.readDisclosed(visit.id(), reader));
    }
}
