package eu.akkoord.agreements.authority;

import static eu.akkoord.agreements.agreement.AgreementForms.AGREEMENTS;
import static eu.akkoord.agreements.commitment.CommitmentForms.COMMITMENTS;
import static eu.akkoord.agreements.milestone.MilestoneForms.MILESTONES;
import static eu.akkoord.agreements.party.PartyForms.PARTIES;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementLeft;
import eu.akkoord.agreements.agreement.AgreementStage;
import eu.akkoord.agreements.agreement.AgreementStatus;
import eu.akkoord.agreements.agreement.Approval;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.agreements.agreement.Joining;
import eu.akkoord.agreements.agreement.Relation;
import eu.akkoord.agreements.agreement.Standing;
import eu.akkoord.agreements.agreement.Standings;
import eu.akkoord.agreements.agreement.StatedFact;
import eu.akkoord.agreements.authority.AuthorityWorld.InMemoryAgreements;
import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentEvent;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentForms;
import eu.akkoord.agreements.commitment.CommitmentReferences;
import eu.akkoord.agreements.commitment.CommitmentStage;
import eu.akkoord.agreements.commitment.CommitmentStatus;
import eu.akkoord.agreements.commitment.Consent;
import eu.akkoord.agreements.commitment.Evidence;
import eu.akkoord.agreements.commitment.ForeignReferences;
import eu.akkoord.agreements.commitment.Proposal;
import eu.akkoord.agreements.commitment.References;
import eu.akkoord.agreements.milestone.Milestone;
import eu.akkoord.agreements.milestone.MilestoneStatus;
import eu.akkoord.agreements.party.Deputation;
import eu.akkoord.agreements.party.Deputations;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.CommonEvent.Amended;
import eu.akkoord.platform.core.change.CommonEvent.Moved;
import eu.akkoord.platform.core.change.CommonEvent.Registered;
import eu.akkoord.platform.core.change.CommonEvent.StatusChanged;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.Slips;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.OfferAnswered;
import eu.akkoord.platform.desk.consent.OfferMade;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Side;
import eu.akkoord.platform.servicetest.GoldenCase;
import eu.akkoord.platform.servicetest.GoldenFile;
import eu.akkoord.platform.store.CommonAnnouncements;
import eu.akkoord.platform.store.DeclaredShape;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything that this service writes of a kind of thing looks as it did when the golden file was written, and what was stored then is read. */
class GoldenFormsTest extends GoldenCase {
    private static final LocalDate DAY = LocalDate.of(2017, 6, 16);
    private static final LocalDate LATER = LocalDate.of(2017, 7, 1);
    private static final Instant CREATED = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant MODIFIED = Instant.parse("2026-11-25T09:30:00.123456Z");
    private static final String SUBJECT = "https://issuer.example#vl-abb";
    private static final Side VL = new Side("VL", "abb");
    private static final Side NL = new Side("NL", "szw");
    private final Links links = new Links(URI.create("https://api.example.org/akkoord/v1"));

    @Test
    void parties() {
        var announcements = new CommonAnnouncements<>(PARTIES, links);
        var shape = new DeclaredShape<>(PARTIES.state(), announcements);
        var named = new Deputation.Act(DAY, CREATED, SUBJECT, "abb", "verlof");
        var ended = new Deputation.Act(LATER, MODIFIED, SUBJECT, "abb", null);
        var deputations = new Deputations(List.of(
                new Deputation("d-1", SUBJECT, DAY, LATER, named, "f00", null),
                new Deputation("d-2", SUBJECT, DAY, LATER, named, null, ended)));
        GoldenFile.of("party").section(GoldenFile.WRITTEN).forEach((size, written) -> {
            var party = new Party(
                    "VL",
                    PARTIES.facts().read(json(written)),
                    size.equals("full") ? deputations : new Deputations(List.of()));
            var read = stored(size, shape, "VL", party);
            var view = PARTIES.view(read, CREATED, MODIFIED, links);
            view.keySet().removeAll(Set.of("created", "modified"));
            put("view", size, view);
            put("item", size, PARTIES.item(read, MODIFIED, links));
            putEvent(size, announcements.of(party, new Registered(DAY)));
            putEvent(size, announcements.of(party, new Amended(DAY, List.of("names"))));
        });
        holds("party", shape);
    }

    @Test
    void agreements() {
        var announcements = new CommonAnnouncements<>(AGREEMENTS, links);
        var shape = new DeclaredShape<>(AGREEMENTS.state(), announcements);
        var approvals = List.of(
                new Approval("VL", DAY, null), new Approval("NL", LATER, new StatedFact("VL", "https://example.org")));
        GoldenFile.of("agreement").section(GoldenFile.WRITTEN).forEach((size, written) -> {
            boolean full = size.equals("full");
            var given = full ? approvals : List.<Approval>of();
            var facts = AGREEMENTS.facts().read(json(written));
            var statuses = List.of(
                    new AgreementStatus.Negotiated(DAY),
                    new AgreementStatus.Signed(DAY),
                    new AgreementStatus.Approved(DAY, given),
                    new AgreementStatus.Ratified(DAY, given),
                    new AgreementStatus.InForce(DAY, given),
                    new AgreementStatus.Terminated(DAY, given),
                    new AgreementStatus.Announced(DAY),
                    new AgreementStatus.InEffect(DAY),
                    new AgreementStatus.Ended(DAY));
            for (var status : statuses) {
                var agreement = new Agreement(
                        "vl-nl-integratie-2013",
                        full ? Instrument.MEMORANDUM_OF_UNDERSTANDING : Instrument.TREATY,
                        facts,
                        Standings.of(facts.parties(), Standing.Place.JOINED, DAY)
                                .with("NL", full ? Standing.Place.LEFT : Standing.Place.NAMED, LATER),
                        full ? offers("joining", new Joining("LU")) : Offers.none(),
                        status,
                        full ? new StatedFact("VL", "Staatsblad") : null);
                var instance = size + " " + status.stage().word();
                var read = stored(instance, shape, agreement.id(), agreement);
                var relatedBy = full ? facts.relations() : List.<Relation>of();
                var elsewhere = Map.of("relatedBy", relatedBy);
                put("view", instance, AGREEMENTS.view(read, CREATED, MODIFIED, links, elsewhere));
                put("item", instance, AGREEMENTS.item(read, MODIFIED, links));
                if (status.stage() == AgreementStage.APPROVED) {
                    agreementEvents().forEach(event -> putEvent(size, announcements.of(agreement, event)));
                }
            }
        });
        holds("agreement", shape);
    }

    private static List<CommonEvent> agreementEvents() {
        var offer = offers("joining", new Joining("LU")).all().getFirst();
        return List.of(
                new Registered(DAY),
                new Amended(DAY, List.of("title")),
                new Moved(DAY, List.of("signed")),
                new StatusChanged(DAY, "signed"),
                new OfferMade(DAY, offer),
                new OfferAnswered(DAY, offer, Outcome.ACCEPTED, "NL"),
                new AgreementLeft(DAY, "NL"));
    }

    private static <C> Offers<C> offers(String kind, C content) {
        return new Offers<>(List.of(
                offer("voorstel-1", kind, content, null),
                offer("voorstel-2", kind, content, new Offer.Ended(Outcome.REFUSED, NL, LATER, "liever niet")),
                offer("voorstel-3", kind, content, new Offer.Ended(Outcome.LAPSED, null, LATER, null))));
    }

    private static <C> Offer<C> offer(String id, String kind, C content, Offer.@Nullable Ended ended) {
        return new Offer<>(
                id,
                kind,
                VL,
                new LinkedHashSet<>(List.of("NL", "VL")),
                Set.of("VL"),
                content,
                "voortaan ook zij",
                DAY,
                DAY.plusDays(30),
                ended);
    }

    @Test
    void commitments() {
        var clock = Clock.fixed(MODIFIED, ZoneOffset.UTC);
        var references = new References(new AllOpen(), new InMemoryAgreements(clock), Duration.ZERO);
        var announcements = CommitmentForms.announcements(references, links);
        var shape = new DeclaredShape<>(COMMITMENTS.state(), announcements);
        var evidence = new Evidence("bewijs-1", "Verslag", URI.create("https://example.org/verslag"), LATER);
        GoldenFile.of("commitment").section(GoldenFile.WRITTEN).forEach((size, written) -> {
            boolean full = size.equals("full");
            var facts = COMMITMENTS.facts().read(json(written));
            var statuses = List.of(
                    new CommitmentStatus.Open(DAY),
                    new CommitmentStatus.InProgress(DAY),
                    new CommitmentStatus.Fulfilled(DAY, evidence, full ? "NL" : null, full ? "VL" : null),
                    new CommitmentStatus.Withdrawn(DAY, "achterhaald"));
            for (var status : statuses) {
                var commitment = new Commitment(
                        "nl-tegenbezoek",
                        facts,
                        full
                                ? new Consent("VL", new LinkedHashSet<>(List.of("NL", "LU")), Set.of("VL"))
                                : new Consent(null, Set.of(), null),
                        full ? proposals(facts) : Offers.none(),
                        status);
                var instance = size + " " + status.stage().word();
                var read = stored(instance, shape, commitment.id(), commitment);
                var view = CommitmentForms.view(read, seen(facts), LATER, CREATED, MODIFIED, links);
                put("view", instance, view);
                put("item", instance, COMMITMENTS.item(read, MODIFIED, links));
                if (status.stage() == CommitmentStage.FULFILLED) {
                    commitmentEvents(facts).forEach(event -> putEvent(size, announcements.of(commitment, event)));
                }
            }
        });
        holds("commitment", shape);
    }

    private static CommitmentReferences seen(CommitmentFacts facts) {
        return new CommitmentReferences(
                facts.dossiers(), facts.source().visit(), facts.source().session());
    }

    private static Offers<Proposal> proposals(CommitmentFacts facts) {
        return new Offers<>(List.of(
                offer("voorstel-1", "amendment", new Proposal(facts, null), null),
                offer("voorstel-2", "opening", new Proposal(null, "LU"), null),
                offer(
                        "voorstel-3",
                        "withdrawal",
                        new Proposal(null, null),
                        new Offer.Ended(Outcome.LAPSED, null, LATER, null))));
    }

    private static List<CommonEvent> commitmentEvents(CommitmentFacts facts) {
        var offer = proposals(facts).all().getFirst();
        return List.of(
                new Registered(DAY),
                new Amended(DAY, List.of("text")),
                new Moved(DAY, List.of("due")),
                new CommitmentEvent.CommitmentConfirmed(DAY, "NL"),
                new CommitmentEvent.CommitmentFulfilmentConfirmed(DAY, "VL"),
                new OfferMade(DAY, offer),
                new OfferAnswered(DAY, offer, Outcome.ACCEPTED, "NL"),
                new StatusChanged(DAY, "inProgress"));
    }

    @Test
    void milestones() {
        var announcements = new CommonAnnouncements<>(MILESTONES, links);
        var shape = new DeclaredShape<>(MILESTONES.state(), announcements);
        var moved = new Moved(LATER, List.of("period"), Period.of("2028", null), Period.of("2028-23", "najaar 2028"));
        var events = List.of(
                new Registered(DAY), new Amended(DAY, List.of("title")), moved, new StatusChanged(LATER, "planned"));
        GoldenFile.of("milestone").section(GoldenFile.WRITTEN).forEach((size, written) -> {
            var facts = MILESTONES.facts().read(json(written));
            var statuses = List.of(
                    new MilestoneStatus.Planned(DAY),
                    new MilestoneStatus.Held(LATER),
                    new MilestoneStatus.Dropped(LATER, "achterhaald"));
            for (var status : statuses) {
                var milestone = new Milestone(
                        "herziening-2028",
                        "vl-nl-integratie-2013",
                        List.of("NL", "VL"),
                        facts,
                        size.equals("full") ? new Slips(1, LATER) : Slips.NONE,
                        null,
                        status);
                var instance = size + " " + status.stage().word();
                var read = stored(instance, shape, milestone.id(), milestone);
                put("view", instance, MILESTONES.view(read, CREATED, MODIFIED, links));
                put("item", instance, MILESTONES.item(read, MODIFIED, links));
                if (status.stage() == MilestoneStatus.Stage.PLANNED) {
                    events.forEach(event -> putEvent(size, announcements.of(milestone, event)));
                }
            }
        });
        holds("milestone", shape);
    }

    /** Everything that is named is shown to everybody. */
    private static final class AllOpen implements ForeignReferences {
        @Override
        public Map<String, Told> dossiers(Collection<String> ids) {
            return all(ids, null);
        }

        @Override
        public Map<String, Told> visits(Collection<String> ids) {
            return all(ids, null);
        }

        @Override
        public Map<String, Told> sessions(Collection<String> ids) {
            return all(ids, "werkbezoek-2017");
        }

        private static Map<String, Told> all(Collection<String> ids, @Nullable String visit) {
            var all = new HashMap<String, Told>();
            ids.forEach(id -> all.put(id, new Told(true, Set.of(), null, Set.of(), visit)));
            return all;
        }
    }
}
