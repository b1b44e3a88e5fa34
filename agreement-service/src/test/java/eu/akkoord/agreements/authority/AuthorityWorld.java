package eu.akkoord.agreements.authority;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.AgreementRights;
import eu.akkoord.agreements.agreement.Standing;
import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentDesk;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentReferences;
import eu.akkoord.agreements.commitment.CommitmentRights;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.ForeignReferences;
import eu.akkoord.agreements.commitment.References;
import eu.akkoord.agreements.milestone.Milestone;
import eu.akkoord.agreements.milestone.MilestoneDesk;
import eu.akkoord.agreements.milestone.MilestoneFacts;
import eu.akkoord.agreements.milestone.MilestoneRights;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyFacts;
import eu.akkoord.agreements.party.PartyNames;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.HistoryQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The real use cases of agreements, commitments and milestones over stores in memory, and what stands in them in plain form. */
final class AuthorityWorld {
    static final List<String> PARTIES = List.of("VL", "NL", "LU", "DE");
    static final List<Caller> EVERYBODY = List.of(
            caller("VL", "coordinator"),
            caller("NL", "coordinator"),
            caller("LU", "coordinator"),
            caller("DE", "coordinator"),
            caller("VL", "officer"),
            caller("NL", "officer"),
            caller("LU", "officer"),
            caller("VL", "reader"),
            caller("NL", "auditor"),
            caller("LU", "client"));

    /** Dossiers of the other service, as it tells of them: one for all, one of two parties; of the third it tells nothing. */
    static final List<String> DOSSIERS = List.of("voor-allen", "van-twee", "verborgen");

    static final String VISIT = "werkbezoek";

    final Days clock = new Days();
    final InMemoryAgreements allAgreements = new InMemoryAgreements(clock);
    final InMemoryCommitments allCommitments = new InMemoryCommitments(clock);
    final InMemoryMilestones allMilestones = new InMemoryMilestones(clock);
    final AgreementDesk agreements;
    final CommitmentDesk commitments;
    final MilestoneDesk milestones;

    /** A clock that goes on when it is told to. */
    static final class Days extends Clock {
        private Instant now = Instant.parse("2026-11-03T10:00:00Z");

        void pass(int days) {
            now = now.plus(Duration.ofDays(days));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static final class InMemoryAgreements extends InMemoryAggregates<Agreement, CommonEvent> {
        InMemoryAgreements(Clock clock) {
            super("agreements", clock);
        }

        @Override
        protected Map<String, String> texts(Agreement state) {
            return AuthorityWorld.texts("/title", state.facts().title(), state.offers());
        }

        @Override
        protected Agreement without(Agreement state, Set<String> fields) {
            return new Agreement(
                    state.id(),
                    state.instrument(),
                    fields.contains("/title") ? Revisions.titled(state.facts(), STRUCK) : state.facts(),
                    state.standings(),
                    struck(state.offers(), fields),
                    state.status(),
                    state.stated());
        }
    }

    static final class InMemoryCommitments extends InMemoryAggregates<Commitment, CommonEvent> {
        InMemoryCommitments(Clock clock) {
            super("commitments", clock);
        }

        @Override
        protected Map<String, String> texts(Commitment state) {
            return AuthorityWorld.texts("/text", state.facts().text(), state.offers());
        }

        @Override
        protected Commitment without(Commitment state, Set<String> fields) {
            return new Commitment(
                    state.id(),
                    fields.contains("/text") ? Revisions.worded(state.facts(), STRUCK) : state.facts(),
                    state.consent(),
                    struck(state.offers(), fields),
                    state.status());
        }
    }

    static final class InMemoryMilestones extends InMemoryAggregates<Milestone, CommonEvent> {
        InMemoryMilestones(Clock clock) {
            super("milestones", clock);
        }

        @Override
        protected Map<String, String> texts(Milestone state) {
            return Map.of("/title", state.facts().title());
        }

        @Override
        protected Milestone without(Milestone state, Set<String> fields) {
            var facts = state.facts();
            return fields.contains("/title")
                    ? new Milestone(
                            state.id(),
                            state.agreement(),
                            state.sharedWith(),
                            new MilestoneFacts(STRUCK, facts.kind(), facts.period(), facts.description()),
                            state.slips(),
                            state.fixings(),
                            state.status())
                    : state;
        }
    }

    static final class InMemoryParties extends InMemoryAggregates<Party, CommonEvent> {
        InMemoryParties(Clock clock) {
            super("parties", clock);
        }
    }

    AuthorityWorld() {
        var parties = new InMemoryParties(clock);
        for (var code : PARTIES) {
            parties.add(
                    code,
                    new Party(code, new PartyFacts(new PartyNames(code, null, null, null), List.of())),
                    new CommonEvent.Registered(LocalDate.of(2013, 1, 1)),
                    new Circumstances(EVERYBODY.getFirst(), LocalDate.of(2013, 1, 1), null),
                    null);
        }
        var rights = new CommitmentRights(allAgreements);
        agreements = new AgreementDesk(
                allAgreements, new AgreementRights(), Trail.NONE, clock, parties, (agreement, named) -> List.of());
        var references = new References(new Told(), allAgreements, Duration.ZERO);
        commitments = new CommitmentDesk(
                allCommitments,
                rights,
                Trail.NONE,
                clock,
                allAgreements,
                parties,
                references,
                event -> new CommitmentReferences(Set.of(), null, null));
        milestones =
                new MilestoneDesk(allMilestones, new MilestoneRights(allAgreements), Trail.NONE, clock, allAgreements);
    }

    /** Dossiers that the officers of a party may know of. */
    static Set<String> known(String party) {
        return List.of("VL", "NL").contains(party) ? Set.of("voor-allen", "van-twee") : Set.of("voor-allen");
    }

    /** The other service, as it has told. */
    private static final class Told implements ForeignReferences {
        @Override
        public Map<String, ForeignReferences.Told> dossiers(Collection<String> ids) {
            var told = new HashMap<String, ForeignReferences.Told>();
            told.put("voor-allen", new ForeignReferences.Told(true, Set.of(), null, Set.of(), null));
            told.put("van-twee", new ForeignReferences.Told(false, Set.of(), null, Set.of("VL", "NL"), null));
            told.keySet().retainAll(ids);
            return told;
        }

        @Override
        public Map<String, ForeignReferences.Told> visits(Collection<String> ids) {
            return ids.contains(VISIT)
                    ? Map.of(VISIT, new ForeignReferences.Told(true, Set.of(), null, Set.of(), null))
                    : Map.of();
        }

        @Override
        public Map<String, ForeignReferences.Told> sessions(Collection<String> ids) {
            return Map.of();
        }
    }

    /** Ends what nobody answered, as the calendar does. */
    void lapse() {
        lapse(allAgreements, Agreement::offers, Agreement::lapse);
        lapse(allCommitments, Commitment::offers, Commitment::lapse);
    }

    private <A, E extends DomainEvent> void lapse(
            Aggregates<A, E> all, Function<A, Offers<?>> offers, BiFunction<A, LocalDate, Change<A, E>> lapse) {
        all.scan(null, Integer.MAX_VALUE).keySet().forEach(id -> {
            var now = all.find(id).orElseThrow();
            while (offers.apply(now.value()).lapsed(today()).isPresent()) {
                var change = lapse.apply(now.value(), today());
                now = all.save(
                        id,
                        now,
                        change.after(),
                        change.event(),
                        new Circumstances(EVERYBODY.getFirst(), change.event().occurred(), null));
            }
        });
    }

    LocalDate today() {
        return Occurrence.today(clock);
    }

    /** Everything that stands in the stores, read past all rights. */
    Plain.World plain() {
        var pacts = new LinkedHashMap<String, Plain.Pact>();
        values(allAgreements).forEach(one -> pacts.put(one.id(), plain(one)));
        var promises = new LinkedHashMap<String, Plain.Promise>();
        values(allCommitments).forEach(one -> promises.put(one.id(), plain(one)));
        var marks = new LinkedHashMap<String, Plain.Mark>();
        values(allMilestones).forEach(one -> marks.put(one.id(), plain(one)));
        return new Plain.World(pacts, promises, marks);
    }

    private static Plain.Mark plain(Milestone milestone) {
        return new Plain.Mark(
                milestone.id(),
                milestone.agreement(),
                Set.copyOf(milestone.sharedWith()),
                milestone.facts().title(),
                milestone.facts().period().edtf(),
                milestone.status().stage().word());
    }

    private Plain.Pact plain(Agreement agreement) {
        var facts = agreement.facts();
        var approvals = new HashMap<String, String>();
        agreement
                .status()
                .given()
                .forEach(one -> approvals.put(
                        one.party(),
                        one.stated() == null ? one.party() : one.stated().by()));
        var left = agreement.standings().all().stream()
                .filter(one -> one.place() == Standing.Place.LEFT)
                .map(Standing::party)
                .collect(Collectors.toSet());
        return new Plain.Pact(
                agreement.id(),
                facts.parties(),
                agreement.standings().joined(),
                left,
                Revisions.named(facts, List.of("-", "--")).toString(),
                agreement.status().stage().word(),
                approvals,
                agreement.stated() == null ? null : agreement.stated().by(),
                questions(agreement.offers(), content -> content.party()));
    }

    Plain.Promise plain(Commitment commitment) {
        var facts = commitment.facts();
        var shared = commitment.consent().sharedWith();
        var fulfilled = commitment.status() instanceof Fulfilled one ? one : null;
        return new Plain.Promise(
                commitment.id(),
                facts.debtors(),
                facts.creditors(),
                facts.agreement(),
                shared == null ? Set.of() : shared,
                commitment.consent().by(),
                commitment.consent().confirmed(),
                facts.text(),
                terms(facts),
                facts.dossiers(),
                commitment.status().stage().word(),
                fulfilled == null ? null : fulfilled.reportedBy(),
                fulfilled == null ? null : fulfilled.confirmedBy(),
                questions(
                        commitment.offers(),
                        content -> content.terms() == null
                                ? "withdrawal"
                                : content.terms().text() + terms(content.terms())));
    }

    private static String terms(CommitmentFacts facts) {
        return "%s %s %s %s %s"
                .formatted(
                        facts.agreement(),
                        facts.source(),
                        new TreeSet<>(facts.debtors()),
                        new TreeSet<>(facts.creditors()),
                        facts.due());
    }

    private <C> Map<String, Plain.Question> questions(Offers<C> offers, Function<C, String> about) {
        var questions = new LinkedHashMap<String, Plain.Question>();
        offers.all()
                .forEach(offer -> questions.put(
                        offer.id(),
                        new Plain.Question(
                                offer.from(),
                                offer.awaits(),
                                offer.accepted(),
                                about.apply(offer.content()),
                                String.valueOf(offer.reason()),
                                offer.isOpen(today()))));
        return questions;
    }

    /** The ids of everything that somebody may know of, as the desks say it of events. */
    Set<String> shown(Caller reader) {
        var shown = new TreeSet<>(agreements.readableIds(ids(allAgreements), reader));
        shown.addAll(commitments.readableIds(ids(allCommitments), reader));
        shown.addAll(milestones.readableIds(ids(allMilestones), reader));
        return shown;
    }

    /** The offers that somebody is shown about a commitment. */
    Set<String> shownOffers(String commitment, Caller reader) {
        return commitments.offers(commitment, reader).stream().map(Offer::id).collect(Collectors.toSet());
    }

    /** By revision, the states that somebody is shown in a history. */
    Map<Long, Plain.Promise> shownHistory(String commitment, Caller reader) {
        return commitments.history(commitment, reader).part(HistoryQuery.ALL, 10_000, past -> past).items().stream()
                .collect(Collectors.toMap(past -> past.revision(), past -> plain(past.after())));
    }

    /** By revision, all states that are kept. */
    Map<Long, Plain.Promise> history(String commitment) {
        var states = new HashMap<Long, Plain.Promise>();
        allCommitments.walk(commitment, HistoryQuery.ALL, past -> {
            states.put(past.revision(), plain(past.after()));
            return true;
        });
        return states;
    }

    /** The newest change of each, as auditors are shown it. */
    Audited audited(String id, boolean agreement) {
        return agreement ? audited(id, agreements, allAgreements) : audited(id, commitments, allCommitments);
    }

    Audited auditedMilestone(String id) {
        return audited(id, milestones, allMilestones);
    }

    private static <A, E extends DomainEvent> Audited audited(
            String id, Desk<A, E> desk, InMemoryAggregates<A, E> all) {
        var newest = all.find(id).orElseThrow().revision();
        return desk.audited(Map.of(id, List.of(newest))).getFirst();
    }

    static Set<String> ids(InMemoryAggregates<?, ?> all) {
        return all.scan(null, Integer.MAX_VALUE).keySet();
    }

    private static <A> List<A> values(InMemoryAggregates<A, ?> all) {
        return all.scan(null, Integer.MAX_VALUE).values().stream()
                .map(Recorded::value)
                .toList();
    }

    private static Map<String, String> texts(String field, String text, Offers<?> offers) {
        var texts = new LinkedHashMap<>(Map.of(field, text));
        int place = 0;
        for (var offer : offers.all()) {
            if (offer.reason() != null) {
                texts.put("/offers/%d/reason".formatted(place), offer.reason());
            }
            place++;
        }
        return texts;
    }

    private static <C> Offers<C> struck(Offers<C> offers, Set<String> fields) {
        var all = offers;
        int place = 0;
        for (var offer : offers.all()) {
            if (fields.contains("/offers/%d/reason".formatted(place++))) {
                all = all.with(new Offer<>(
                        offer.id(),
                        offer.kind(),
                        offer.by(),
                        offer.awaits(),
                        offer.accepted(),
                        offer.content(),
                        Aggregates.STRUCK,
                        offer.made(),
                        offer.lapses(),
                        offer.ended()));
            }
        }
        return all;
    }

    private static Caller caller(String party, String role) {
        return new Caller(
                "https://issuer.example#%s-%s".formatted(party, role).toLowerCase(Locale.ROOT),
                "https://issuer.example#app",
                party,
                "org",
                role.equals("client") ? Set.of() : Set.of(role),
                role.equals("client") ? Set.of("commitments.read", "agreements.read") : Set.of());
    }
}
