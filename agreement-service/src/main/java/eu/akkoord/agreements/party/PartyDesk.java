package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.KindDesk;
import eu.akkoord.platform.desk.Opened;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.store.Aggregates;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Use cases of parties. */
public final class PartyDesk extends Desk<Party, CommonEvent> implements KindDesk<Party, PartyFacts> {
    /** Limit of the parties that one has registered and that nobody has taken over. */
    static final int MOST_REPRESENTED = 100;

    private static final int AT_ONCE = 500;

    /** One at a time, so that they are counted. */
    private final Lock registering = new ReentrantLock();

    public PartyDesk(Aggregates<Party, CommonEvent> parties, Rights<Party> rights, Trail trail, Clock clock) {
        super(parties, rights, trail, clock, CommonEvent.Amended::new);
    }

    @Override
    public Recorded<Party> register(
            String code, Map<String, Object> said, ChangeNote note, Caller by, @Nullable Repeat repeat) {
        var facts = PartyFacts.FORM.read(said);
        var days = days(note);
        var before = madeBefore(code, repeat, by);
        if (before.isPresent()) {
            return before.get();
        }
        refuseRegistered(code, by);
        var begun = Party.register(code, facts, by, note.reason(), days.ofMove(), days.today());
        if (!begun.after().isRepresented()) {
            return add(code, begun, note, by, repeat);
        }
        if (all().find(by.party()).isEmpty()) {
            throw new Refusal.WrongStage("party.ownFirst", by.party());
        }
        registering.lock();
        try {
            refuseMany(by.party());
            return add(code, begun, note, by, repeat);
        } finally {
            registering.unlock();
        }
    }

    /** Says to the own people of a party that another has registered how it becomes theirs. */
    private void refuseRegistered(String code, Caller by) {
        var there = by.recognised().party().equals(code) ? all().find(code) : Optional.<Recorded<Party>>empty();
        there.map(party -> party.value().facts().registeredBy()).ifPresent(other -> {
            throw new Refusal.WrongStage("party.registeredAlready", code, other);
        });
    }

    private void refuseMany(String party) {
        int registered = 0;
        for (var part = all().scan(null, AT_ONCE);
                !part.isEmpty();
                part = all().scan(part.lastEntry().getKey(), AT_ONCE)) {
            registered += (int) part.values().stream()
                    .filter(one -> party.equals(one.value().facts().registeredBy()))
                    .count();
        }
        if (registered >= MOST_REPRESENTED) {
            throw new Refusal.Permanent("party.tooMany", MOST_REPRESENTED);
        }
    }

    /** Lets the own people of a party open it, also those who are to take it over. */
    @Override
    public Opened<Party> open(String id, long seen, ChangeNote note, Caller by) {
        return super.open(id, seen, note, by.recognised().party().equals(id) ? by.recognised() : by);
    }

    @Override
    public Recorded<Party> amend(Opened<Party> opened, PartyFacts facts) {
        var days = opened.days();
        return save(
                opened, opened.value().amend(facts, opened.by(), opened.reason(), days.ofAmendment(), days.today()));
    }

    /** Says nothing of when it was registered. */
    @Override
    public Map<String, Object> view(
            Kind<Party, PartyFacts> kind, Recorded<Party> shown, Moment moment, Caller reader, Addresses addresses) {
        var view = KindDesk.super.view(kind, shown, moment, reader, addresses);
        view.keySet().removeAll(Set.of("created", "modified"));
        return view;
    }
}
