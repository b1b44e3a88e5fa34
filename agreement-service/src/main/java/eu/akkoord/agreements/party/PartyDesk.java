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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Use cases of parties. */
public final class PartyDesk extends Desk<Party, CommonEvent> implements KindDesk<Party, PartyFacts> {
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
        if (!by.party().equals(code)) {
            throw new Refusal.NotYours(code);
        }
        var begun = Party.register(code, facts, by, note.reason(), days.ofMove(), days.today());
        return add(code, begun, note, by, repeat);
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
