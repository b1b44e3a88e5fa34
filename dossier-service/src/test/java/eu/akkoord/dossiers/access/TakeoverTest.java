package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks what an offer of ownership opens, and what is left of the former owner once it is taken over. */
class TakeoverTest {
    private static final ChangeNote NOTE = new ChangeNote(null, "NL werkt het af");
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");
    private static final Caller LU = coordinator("LU");

    private final AuthorityWorld world = new AuthorityWorld();

    private static Caller coordinator(String party) {
        return AuthorityWorld.EVERYBODY.stream()
                .filter(one -> one.coordinates(party))
                .findFirst()
                .orElseThrow();
    }

    private void open(Confidentiality level) {
        open("dossier", level);
    }

    private void open(String id, Confidentiality level) {
        var facts = new DossierFacts(
                "Dossier",
                null,
                List.of(AuthorityWorld.AGREEMENTS.get(1)),
                List.of(),
                new Organisation("VL", VL.organisation()),
                List.of(),
                null,
                List.of(),
                level,
                null,
                List.of());
        world.dossiers.begin(id, facts, NOTE, VL, null);
    }

    private String draft(Confidentiality level, Caller by) {
        var facts = new DocumentFacts("Verslag", "report", "nl", null, "https://example.org/verslag", null, level);
        return world.documents.draft("dossier", facts, NOTE, by, null).value().id();
    }

    private void offer(boolean keepGrants) {
        var content = new Offered.Ownership(new Organisation("NL", NL.organisation()), keepGrants);
        world.dossiers.offer("dossier", "voorstel", content, NOTE, VL);
    }

    private long revision() {
        return world.allDossiers.find("dossier").orElseThrow().revision();
    }

    private DossierFacts facts() {
        return world.allDossiers.find("dossier").orElseThrow().value().facts();
    }

    @Test
    void attack_an_offer_opens_what_a_third_party_has_in_it() {
        open(Confidentiality.PARTNERS);
        var theirs = draft(Confidentiality.INTERNAL, LU);
        var own = draft(Confidentiality.INTERNAL, VL);
        offer(false);
        assertThat(world.shown(NL))
                .as("offered with the dossier is what the owner has in it, and nothing else")
                .contains("dossiers/dossier", "documents/" + own)
                .doesNotContain("documents/" + theirs);
        world.dossiers.answer("dossier", revision(), "voorstel", Outcome.ACCEPTED, NOTE, NL);
        assertThat(world.shown(NL)).doesNotContain("documents/" + theirs);
        assertThat(world.shown(LU)).contains("documents/" + theirs);
    }

    @Test
    void an_offer_ends_when_the_dossier_stands_under_other_agreements() {
        open(Confidentiality.INTERNAL);
        offer(false);
        Writing.amend(
                world.dossiers,
                "dossier",
                revision(),
                facts -> new DossierFacts(
                        facts.title(),
                        facts.summary(),
                        AuthorityWorld.AGREEMENTS,
                        facts.themes(),
                        facts.owner(),
                        facts.responsibles(),
                        facts.period(),
                        facts.references(),
                        facts.confidentiality(),
                        facts.sharedWith(),
                        List.of()),
                NOTE,
                VL);
        var offers = world.allDossiers.find("dossier").orElseThrow().value().offers();
        assertThat(offers.all()).allMatch(one -> one.ended() != null);
        assertThat(facts().owner().party()).isEqualTo("VL");
    }

    @Test
    void attack_who_fails_to_take_it_over_keeps_a_grant() {
        open(Confidentiality.RESTRICTED);
        offer(false);
        var tomorrow = new ChangeNote(LocalDate.of(2031, 1, 1), "morgen");
        assertThatExceptionOfType(Occurrence.OccurredInFuture.class)
                .isThrownBy(
                        () -> world.dossiers.answer("dossier", revision(), "voorstel", Outcome.ACCEPTED, tomorrow, NL));
        world.dossiers.answer("dossier", revision(), "voorstel", Outcome.WITHDRAWN, NOTE, VL);
        var granted = Objects.requireNonNull(world.grants.all.get(new Thing("dossiers", "dossier")));
        assertThat(granted.counting()).extracting(grant -> grant.to().ofParty()).containsExactly("VL");
        assertThat(world.shown(NL)).isEmpty();
    }

    @Test
    void attack_who_takes_it_over_is_told_who_else_was_asked_and_why() {
        open(Confidentiality.RESTRICTED);
        offer(false);
        var toLu = new Offered.Ownership(new Organisation("LU", LU.organisation()), false);
        world.dossiers.offer("dossier", "ander", toLu, new ChangeNote(null, "LU vroeg erom"), VL);
        long seen = revision();
        world.allDossiers.meanwhile(() -> world.dossiers.answer("dossier", seen, "ander", Outcome.ACCEPTED, NOTE, LU));
        assertThatExceptionOfType(Refused.OutdatedRevision.class)
                .isThrownBy(() -> world.dossiers.answer("dossier", seen, "voorstel", Outcome.ACCEPTED, NOTE, NL));
        var listed = world.granting.on(new Thing("dossiers", "dossier"), LU).grants();
        assertThat(listed)
                .extracting(grant -> grant.to().ofParty())
                .contains("LU")
                .doesNotContain("NL");
        assertThat(listed)
                .flatExtracting(grant -> Stream.of(grant.given(), grant.withdrawn())
                        .filter(Objects::nonNull)
                        .map(Grant.Act::reason)
                        .toList())
                .doesNotContain(NOTE.reason());
        assertThat(world.shown(NL)).isEmpty();
    }

    @Test
    void attack_who_takes_it_over_is_told_of_grants_that_had_been_withdrawn() {
        for (boolean keep : List.of(true, false)) {
            var id = "dossier-" + keep;
            open(id, Confidentiality.PARTNERS);
            give(id, "VL", "zorg", VL);
            withdraw(id, give(id, "VL", "abb", VL), VL);
            withdraw(id, give(id, "LU", "mfa", VL), VL);
            take(id, "heen", "NL", keep, VL, NL);
            assertThat(listed(id, NL))
                    .as("kept: %s", keep)
                    .containsExactlyElementsOf(keep ? List.of("VL", "VL") : List.of());

            var own = give(id, "LU", "mfa", NL);
            withdraw(id, own, NL);
            assertThat(listed(id, NL)).last().isEqualTo("LU");

            take(id, "terug", "VL", false, NL, VL);
            take(id, "weer", "NL", true, VL, NL);
            assertThat(listed(id, NL))
                    .as("what had lapsed before stays the former owner's")
                    .isEqualTo(keep ? List.of("VL", "VL", "LU") : List.of("LU"));
        }
    }

    @Test
    void a_grant_that_was_kept_stays_listed_when_the_new_owner_withdraws_it() {
        open("dossier", Confidentiality.PARTNERS);
        var kept = give("dossier", "LU", "mfa", VL);
        take("dossier", "heen", "NL", true, VL, NL);
        give("dossier", "NL", "szw", NL);
        withdraw("dossier", kept, NL);
        assertThat(listed("dossier", NL)).contains("LU");
    }

    @Test
    void attack_a_new_owner_finds_out_by_striking_what_the_former_had_withdrawn() {
        open("dossier", Confidentiality.PARTNERS);
        var withdrawn = give("dossier", "LU", "mfa", VL);
        withdraw("dossier", withdrawn, VL);
        take("dossier", "heen", "NL", true, VL, NL);
        var thing = new Thing("dossiers", "dossier");
        for (var id : List.of(withdrawn, "nooit-gegeven")) {
            assertThatExceptionOfType(Refusal.Absent.class)
                    .isThrownBy(() -> world.granting.strike(thing, id, "/reason", NOTE, NL));
        }
        // the store is asked: a party strikes its own words, whosever the thing is
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> world.granting.strike(thing, withdrawn, "/reason", NOTE, VL));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> world.granting.strike(thing, withdrawn, "/reason", NOTE, LU));
    }

    private String give(String id, String party, String organisation, Caller by) {
        var to = new Grantee.ToOrganisation(new Organisation(party, organisation));
        return world.granting
                .give(new Thing("dossiers", id), to, NOTE, by, null)
                .id();
    }

    private void withdraw(String id, String grant, Caller by) {
        world.granting.withdraw(new Thing("dossiers", id), grant, by);
    }

    private void take(String id, String offer, String party, boolean keep, Caller from, Caller to) {
        world.dossiers.offer(
                id, offer, new Offered.Ownership(new Organisation(party, to.organisation()), keep), NOTE, from);
        var seen = world.allDossiers.find(id).orElseThrow().revision();
        world.dossiers.answer(id, seen, offer, Outcome.ACCEPTED, NOTE, to);
    }

    private List<String> listed(String id, Caller officer) {
        return world.granting.listed(new Thing("dossiers", id), officer).stream()
                .map(grant -> Objects.requireNonNull(grant.to().ofParty()))
                .toList();
    }

    @Test
    void attack_the_new_owner_shuts_out_the_one_that_gave_it_away() {
        open(Confidentiality.PARTNERS);
        var kept = draft(Confidentiality.INTERNAL, VL);
        offer(false);
        world.dossiers.answer("dossier", revision(), "voorstel", Outcome.ACCEPTED, NOTE, NL);
        var dossier = world.allDossiers.find("dossier").orElseThrow();
        assertThat(dossier.value().contributors()).containsExactly("VL");
        assertThat(facts().owner().party()).isEqualTo("NL");
        assertThatExceptionOfType(Refusal.ShutsOut.class)
                .isThrownBy(() -> Writing.amend(
                        world.dossiers,
                        "dossier",
                        dossier.revision(),
                        facts -> levelled(facts, Confidentiality.INTERNAL),
                        NOTE,
                        NL));
        assertThat(world.shown(VL)).contains("documents/" + kept);
        assertThat(world.shown(NL)).doesNotContain("documents/" + kept);
    }

    private static DossierFacts levelled(DossierFacts facts, Confidentiality level) {
        return new DossierFacts(
                facts.title(),
                facts.summary(),
                facts.agreements(),
                facts.themes(),
                facts.owner(),
                facts.responsibles(),
                facts.period(),
                facts.references(),
                level,
                facts.sharedWith(),
                List.of());
    }

    @Test
    void slips_that_the_former_owner_alone_could_see_are_not_shown_to_the_next() {
        world.visits.plan("bezoek", visit("2027", Confidentiality.INTERNAL), NOTE, VL, null);
        Writing.amend(world.visits, "bezoek", 1, facts -> visit("2028", Confidentiality.INTERNAL), NOTE, VL);
        assertThat(slips(VL)).isOne();
        var content = new Offered.Ownership(new Organisation("NL", NL.organisation()), false);
        world.visits.offer("bezoek", "voorstel", content, NOTE, VL);
        world.visits.answer("bezoek", 3, "voorstel", Outcome.ACCEPTED, NOTE, NL);
        assertThat(slips(NL)).isZero();
        assertThat(world.visits.slips("bezoek", NL, null, 20).items()).isEmpty();
        // nor once the next owner opens it to all
        var now = world.allVisits.find("bezoek").orElseThrow();
        Writing.amend(
                world.visits,
                "bezoek",
                now.revision(),
                facts -> owned(visit("2028", Confidentiality.PUBLIC), "NL"),
                NOTE,
                NL);
        for (var reader : AuthorityWorld.EVERYBODY) {
            assertThat(slips(reader)).isZero();
            if (!reader.party().equals("VL")) {
                assertThat(world.visits.slips("bezoek", reader, null, 20).items())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERNAL", "RESTRICTED"})
    void attack_slips_made_while_hidden_are_told_by_an_offer_and_by_taking_over(Confidentiality level) {
        world.visits.plan("bezoek", visit("2027", level), NOTE, VL, null);
        for (int year = 2028; year <= 2030; year++) {
            var period = Integer.toString(year);
            Writing.amend(world.visits, "bezoek", year - 2027, facts -> visit(period, level), NOTE, VL);
        }
        assertThat(slips(VL)).isEqualTo(3);
        offerVisit("voorstel");
        assertThat(slips(NL)).as("by the offer alone").isZero();
        world.visits.answer("bezoek", 5, "voorstel", Outcome.WITHDRAWN, NOTE, VL);
        assertThat(slips(VL)).isEqualTo(3);
        offerVisit("nogmaals");
        world.visits.answer("bezoek", 7, "nogmaals", Outcome.ACCEPTED, NOTE, NL);
        assertThat(slips(NL)).as("taken over").isZero();
        Writing.amend(world.visits, "bezoek", 8, facts -> owned(visit("2031", level), "NL"), NOTE, NL);
        assertThat(slips(NL)).as("since").isOne();
    }

    @Test
    void what_a_partner_knew_of_slips_it_knows_as_the_next_owner() {
        world.visits.plan("bezoek", visit("2027", Confidentiality.PARTNERS), NOTE, VL, null);
        Writing.amend(world.visits, "bezoek", 1, facts -> visit("2028", Confidentiality.PARTNERS), NOTE, VL);
        offerVisit("voorstel");
        assertThat(slips(NL)).as("the host was told of it").isOne();
        world.visits.answer("bezoek", 3, "voorstel", Outcome.ACCEPTED, NOTE, NL);
        assertThat(slips(NL)).isOne();
    }

    private void offerVisit(String id) {
        var content = new Offered.Ownership(new Organisation("NL", NL.organisation()), false);
        world.visits.offer("bezoek", id, content, NOTE, VL);
    }

    private int slips(Caller reader) {
        return world.visits.at("bezoek", Moment.NOW, reader).value().slips().count();
    }

    private static VisitFacts visit(String period, Confidentiality level) {
        return SomeVisit.FACTS
                .with(VisitFacts::host, "NL")
                .with(VisitFacts::guests, List.of("VL"))
                .with(VisitFacts::period, Period.of(period, null))
                .with(VisitFacts::agreements, List.of(AuthorityWorld.AGREEMENTS.get(0)))
                .with(VisitFacts::owner, new Organisation("VL", VL.organisation()))
                .with(VisitFacts::confidentiality, level)
                .with(VisitFacts::sharedWith, List.of("NL", "VL"));
    }

    private static VisitFacts owned(VisitFacts facts, String party) {
        return facts.with(
                VisitFacts::owner, new Organisation(party, coordinator(party).organisation()));
    }
}
