package eu.akkoord.agreements.agreement;

import eu.akkoord.agreements.party.KnownParties;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Fault;
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
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Represented;
import eu.akkoord.platform.store.Aggregates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Use cases of agreements. */
public final class AgreementDesk extends Desk<Agreement, CommonEvent> implements KindDesk<Agreement, AgreementFacts> {
    private final Aggregates<Party, ?> parties;
    private final Relations relations;

    public AgreementDesk(
            Aggregates<Agreement, CommonEvent> agreements,
            Rights<Agreement> rights,
            Trail trail,
            Clock clock,
            Aggregates<Party, ?> parties,
            Relations relations) {
        super(AgreementForms.AGREEMENTS, agreements, rights, trail, clock, CommonEvent.Amended::new);
        this.parties = parties;
        this.relations = relations;
    }

    /**
     * Shows the relations too that others declare to it at present, if a party named here has joined them; every agreement may be read by all.
     */
    @Override
    public Map<String, Object> view(
            Kind<Agreement, AgreementFacts> kind,
            Recorded<Agreement> shown,
            Moment moment,
            Caller reader,
            Addresses addresses) {
        var agreement = shown.value();
        var relatedBy =
                moment.isNow() ? relations.to(agreement.id(), agreement.facts().parties()) : List.<Relation>of();
        return view(kind, shown, relatedBy, addresses);
    }

    /** Shows no such relations: nobody names what was not there yet. */
    @Override
    public Map<String, Object> registered(
            Kind<Agreement, AgreementFacts> kind, Recorded<Agreement> made, Caller reader, Addresses addresses) {
        return view(kind, made, List.of(), addresses);
    }

    private static Map<String, Object> view(
            Kind<Agreement, AgreementFacts> kind,
            Recorded<Agreement> shown,
            List<Relation> relatedBy,
            Addresses addresses) {
        return kind.view(shown.value(), shown.created(), shown.registered(), addresses, Map.of("relatedBy", relatedBy));
    }

    @Override
    public Recorded<Agreement> register(
            String id, Map<String, Object> said, ChangeNote remarks, Caller by, @Nullable Repeat repeat) {
        var instrument = Instrument.of(String.valueOf(said.get("instrument")));
        var first = instrument.life().getFirst();
        var stage = AgreementStage.of(String.valueOf(said.getOrDefault("status", first.word())));
        var note = entered(remarks, stage != first);
        var asked = AgreementFacts.FORM.read(said);
        var facts = represented(asked, asked, by);
        var days = days(note);
        var before = madeBefore(id, repeat, by);
        if (before.isPresent()) {
            return before.get();
        }
        var begun = Agreement.register(id, instrument, facts, by, days.ofMove(), days.today())
                .after()
                .entered(stage, said.get("source") instanceof String source ? source : null, by, days.ofMove());
        refuseUnknown(facts);
        return add(id, begun, note, by, repeat);
    }

    @Override
    public Recorded<Agreement> amend(Opened<Agreement> opened, AgreementFacts asked) {
        if (asked.equals(opened.value().facts())) {
            return save(opened, null);
        }
        var agreement = today(opened.value());
        var next = represented(agreement.facts(), asked, opened.by());
        var days = opened.days();
        var change = agreement.amend(next, opened.by(), opened.reason(), days.of(agreement.moves(next)), days.today());
        refuseUnknown(next);
        return save(opened, change);
    }

    @Override
    public Recorded<Agreement> take(Opened<Agreement> opened, Map<String, Object> said) {
        return save(
                opened,
                today(opened.value())
                        .take(Step.FORM.read(said), opened.by(), opened.days().ofMove(), opened.isAfterwards()));
    }

    /** The offers about an agreement that the reader's party made or is asked by, oldest first. */
    public List<Offer<Joining>> offers(String id, Caller reader) {
        return read(id, reader).offers().concerning(reader.party());
    }

    /**
     * The agreement, with an offer about it that the reader may see.
     *
     * @throws Refusal.Absent when there is none, or none that concerns the reader's party
     */
    public Recorded<Agreement> withOffer(String id, String offer, Caller reader) {
        read(id, reader).offers().shown(offer, reader.party());
        return at(id, Moment.NOW, reader);
    }

    /**
     * Asks that a party joins; the same request repeated changes nothing more.
     *
     * @param seen the revision that it would join
     */
    public Recorded<Agreement> invite(String id, long seen, String offer, String party, ChangeNote note, Caller by) {
        return answer(id, seen, note, by, (agreement, days) -> {
            if (agreement.offers().find(offer).isPresent()) {
                return null;
            }
            var change = today(agreement).invite(offer, party, by, note.reason(), days.ofMove(), days.today());
            refuseUnknown(change.after().facts());
            return change;
        });
    }

    /**
     * Answers an offer; the same answer repeated changes nothing more.
     *
     * @param seen the revision that the answer is to
     */
    public Recorded<Agreement> answer(String id, long seen, String offer, Outcome answer, ChangeNote note, Caller by) {
        return answer(
                id,
                seen,
                note,
                by,
                (agreement, days) ->
                        today(agreement).answer(offer, answer, by, note.reason(), days.ofMove(), days.today()));
    }

    /** Lets the writer's party leave. */
    public Recorded<Agreement> leave(String id, ChangeNote note, Caller by) {
        return respond(
                id, note, by, (agreement, days) -> agreement.leave(by, note.reason(), days.ofMove(), days.today()));
    }

    private AgreementFacts represented(AgreementFacts before, AgreementFacts next, Caller writer) {
        var now = KnownParties.represented(parties, next.parties());
        return next.represented(Represented.among(next.parties(), now, before.represented(), writer.party()));
    }

    /** Narrows those that are represented to those that still are: others may have been taken over since it was written. */
    @Override
    protected Agreement today(Agreement agreement) {
        return agreement.today(KnownParties.represented(
                parties, Represented.parties(agreement.facts().represented())));
    }

    private void refuseUnknown(AgreementFacts facts) {
        var unknown = new ArrayList<Fault>();
        var knownParties = parties.find(facts.parties()).keySet();
        for (int i = 0; i < facts.parties().size(); i++) {
            var party = facts.parties().get(i);
            if (!knownParties.contains(party)) {
                unknown.add(new Fault("/parties/%d".formatted(i), party, "party.unknown"));
            }
        }
        var related = facts.relations().stream().map(Relation::agreement).toList();
        var knownAgreements = all().find(related).keySet();
        for (int i = 0; i < related.size(); i++) {
            if (!knownAgreements.contains(related.get(i))) {
                unknown.add(new Fault("/relations/%d/agreement".formatted(i), related.get(i), "agreement.unknown"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Refusal.UnknownReferences(unknown);
        }
    }
}
