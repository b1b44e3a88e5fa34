package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.store.Circumstances;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two requests at once, of which one is made just before the other writes: grants stand in one document, level and owner in another.
 * Whatever comes first, somebody of the owner's party reads it afterwards.
 */
class AtOnceTest {
    private static final ChangeNote NOTE = new ChangeNote(null, "zo besloten");
    private static final Caller MAKER = caller("VL", "abb", "coordinator");
    private static final Caller COLLEAGUE = caller("VL", "zorg", "officer");
    private static final Caller OFFICER = caller("VL", "abb", "officer");
    private static final Caller TAKER = caller("NL", "szw", "coordinator");
    private static final Thing DOSSIER = new Thing("dossiers", "d");

    private final AuthorityWorld world = new AuthorityWorld();

    /** Between which decision and its write the other request is made. */
    enum Between {
        GRANTS,
        DOSSIER
    }

    @ParameterizedTest
    @EnumSource
    void attack_it_is_restricted_and_its_grants_are_withdrawn_at_once(Between where) {
        open(Confidentiality.PARTNERS);
        give(MAKER, new Grantee.ToPerson(COLLEAGUE.subject(), "VL"));
        if (where == Between.GRANTS) {
            world.grants.meanwhile(() -> {
                withdraw(MAKER, grantOf(COLLEAGUE));
                raise(MAKER, Confidentiality.RESTRICTED);
            });
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> withdraw(COLLEAGUE, "creator"));
        } else {
            world.allDossiers.meanwhile(() -> {
                withdraw(COLLEAGUE, grantOf(COLLEAGUE));
                tried(() -> withdraw(COLLEAGUE, "creator"));
            });
            raise(MAKER, Confidentiality.RESTRICTED);
        }
        assertThat(world.shown(MAKER)).contains("dossiers/d");
    }

    @ParameterizedTest
    @EnumSource
    void attack_it_is_restricted_while_another_party_takes_it_over(Between where) {
        open(Confidentiality.PARTNERS);
        offer("o", false);
        meanwhile(where, () -> tried(() -> raise(MAKER, Confidentiality.RESTRICTED)));
        if (where == Between.DOSSIER) {
            // it was to something that is not so any more; who looks again takes it over as it has become
            assertThatExceptionOfType(Refused.OutdatedRevision.class).isThrownBy(() -> answer("o", TAKER));
        }
        answer("o", TAKER);
        assertThat(world.shown(TAKER)).contains("dossiers/d");
        // once it is the taker's, the one who made it does not raise it any more, and reads it as a partner
        assertThat(world.shown(MAKER).isEmpty()).isEqualTo(where == Between.DOSSIER);
    }

    @Test
    void attack_the_grant_of_the_one_who_takes_it_over_is_withdrawn_meanwhile() {
        open(Confidentiality.RESTRICTED);
        offer("o", false);
        world.allDossiers.meanwhile(() -> withdraw(MAKER, grantOf(TAKER)));
        answer("o", TAKER);
        assertThat(world.shown(TAKER)).contains("dossiers/d");
    }

    @Test
    void attack_the_former_owner_withdraws_or_gives_a_grant_when_it_has_been_taken_over() {
        open(Confidentiality.RESTRICTED);
        offer("o", false);
        world.grants.meanwhile(() -> answer("o", TAKER));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> give(MAKER, new Grantee.ToPerson(COLLEAGUE.subject(), "VL")));
        assertThat(world.shown(TAKER)).contains("dossiers/d");
        assertThat(world.shown(COLLEAGUE)).isEmpty();
        assertThat(world.shown(MAKER)).isEmpty();
    }

    @Test
    void attack_the_former_owner_withdraws_the_takers_grant_when_it_has_been_taken_over() {
        open(Confidentiality.RESTRICTED);
        give(MAKER, new Grantee.ToPerson(TAKER.subject(), "NL"));
        offer("o", true);
        // decided while it was the maker's; written when it is the taker's
        world.grants.meanwhile(() -> answer("o", TAKER));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> withdraw(MAKER, grantOf(TAKER)));
        assertThat(world.shown(TAKER)).contains("dossiers/d");
    }

    @Test
    void attack_a_process_dies_before_it_takes_back_what_the_former_owner_withdrew() {
        open(Confidentiality.RESTRICTED);
        give(MAKER, new Grantee.ToPerson(TAKER.subject(), "NL"));
        offer("o", false);
        world.grants.meanwhile(() -> {
            answer("o", TAKER);
            // the first comes too late, by the second it is withdrawn, and the third would have taken that back
            world.grants.saves = 2;
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> withdraw(MAKER, grantOf(TAKER)));
        assertThat(world.shown(TAKER)).isEmpty();

        world.grants.saves = Integer.MAX_VALUE;
        world.granting.judgeLeft();
        assertThat(world.shown(TAKER)).contains("dossiers/d");
        assertThat(world.grants.notes).isEmpty();
    }

    @Test
    void a_change_of_grants_that_would_be_another_by_then_is_decided_again() {
        open(Confidentiality.PARTNERS);
        var writer = new GrantWriter(world.grants, world.clock);
        var to = new Grantee.ToPerson(COLLEAGUE.subject(), "VL");
        var seen = world.dossiers.standing("d");
        raise(MAKER, Confidentiality.INTERNAL);
        var after = writer.change(
                seen,
                new Circumstances(MAKER, Occurrence.today(world.clock), null),
                () -> world.dossiers.standing("d"),
                (thing, list) -> list.to(to).isPresent()
                        ? list
                        : list.give(new Grant(thing.level().name(), to, null, null, null)));
        assertThat(after.to(to)).map(Grant::id).contains("INTERNAL");
        assertThat(world.grants.all.get(DOSSIER)).isEqualTo(after);
        assertThat(world.grants.notes).isEmpty();
    }

    @Test
    void what_was_judged_leaves_nothing_to_be_judged() {
        open(Confidentiality.PARTNERS);
        give(MAKER, new Grantee.ToPerson(COLLEAGUE.subject(), "VL"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> give(TAKER, new Grantee.ToPerson("x", "NL")));
        assertThat(world.grants.notes).isEmpty();
        raise(MAKER, Confidentiality.RESTRICTED);
        world.granting.judgeLeft();
        assertThat(world.shown(COLLEAGUE)).contains("dossiers/d");
    }

    @Test
    void attack_an_old_acceptance_is_repeated_after_it_was_given_back() {
        open(Confidentiality.RESTRICTED);
        offer("o", false);
        answer("o", TAKER);
        world.dossiers.offer("d", "terug", new Offered.Ownership(new Organisation("VL", "abb"), true), NOTE, TAKER);
        world.dossiers.answer("d", revision(), "terug", Outcome.ACCEPTED, NOTE, MAKER);
        give(MAKER, new Grantee.ToPerson(OFFICER.subject(), "VL"));
        for (var repeating : List.of(TAKER, MAKER)) {
            tried(() -> answer("o", repeating));
            tried(() -> answer("terug", repeating));
        }
        assertThat(world.shown(MAKER)).contains("dossiers/d");
        assertThat(world.shown(OFFICER)).contains("dossiers/d");
    }

    @Test
    void attack_an_old_acceptance_of_a_visit_is_repeated_after_it_was_given_back() {
        world.visits.plan("b", visit(), NOTE, MAKER, null);
        var to = new Offered.Ownership(new Organisation("NL", "szw"), false);
        world.visits.offer("b", "o", to, NOTE, MAKER);
        world.visits.answer("b", 2, "o", Outcome.ACCEPTED, NOTE, TAKER);
        var back = new Offered.Ownership(new Organisation("VL", "abb"), true);
        world.visits.offer("b", "terug", back, NOTE, TAKER);
        world.visits.answer("b", 4, "terug", Outcome.ACCEPTED, NOTE, MAKER);
        tried(() -> world.visits.answer("b", 5, "o", Outcome.ACCEPTED, NOTE, TAKER));
        assertThat(world.shown(MAKER)).contains("visits/b");
    }

    private void meanwhile(Between where, Runnable other) {
        if (where == Between.GRANTS) {
            world.grants.meanwhile(other);
        } else {
            world.allDossiers.meanwhile(other);
        }
    }

    private static void tried(Runnable request) {
        try {
            request.run();
        } catch (Refusal refused) {
            // what matters is what stands afterwards
            assertThat(refused).isNotNull();
        }
    }

    private void open(Confidentiality level) {
        world.dossiers.begin("d", facts(level), NOTE, MAKER, null);
    }

    private static DossierFacts facts(Confidentiality level) {
        return new DossierFacts(
                "Dossier",
                null,
                List.of(AuthorityWorld.AGREEMENTS.getFirst()),
                List.of(),
                new Organisation("VL", "abb"),
                List.of(),
                null,
                List.of(),
                level,
                null,
                List.of());
    }

    private static VisitFacts visit() {
        return SomeVisit.FACTS
                .with(VisitFacts::agreements, List.of(AuthorityWorld.AGREEMENTS.getFirst()))
                .with(VisitFacts::confidentiality, Confidentiality.RESTRICTED);
    }

    private long revision() {
        return world.allDossiers.find("d").orElseThrow().revision();
    }

    private void raise(Caller by, Confidentiality to) {
        var found = world.allDossiers.find("d").orElseThrow();
        Writing.amend(
                world.dossiers,
                "d",
                found.revision(),
                facts -> new DossierFacts(
                        facts.title(),
                        facts.summary(),
                        facts.agreements(),
                        facts.themes(),
                        facts.owner(),
                        facts.responsibles(),
                        facts.period(),
                        facts.references(),
                        to,
                        facts.sharedWith(),
                        List.of()),
                NOTE,
                by);
    }

    private void give(Caller by, Grantee to) {
        world.granting.give(DOSSIER, to, NOTE, by, null);
    }

    private void withdraw(Caller by, String grant) {
        world.granting.withdraw(DOSSIER, grant, by);
    }

    private String grantOf(Caller person) {
        return Objects.requireNonNull(world.grants.all.get(DOSSIER)).counting().stream()
                .filter(grant -> grant.to().equals(new Grantee.ToPerson(person.subject(), person.party())))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void offer(String id, boolean keepGrants) {
        var to = new Offered.Ownership(new Organisation("NL", "szw"), keepGrants);
        world.dossiers.offer("d", id, to, NOTE, MAKER);
    }

    private void answer(String offer, Caller by) {
        world.dossiers.answer("d", revision(), offer, Outcome.ACCEPTED, NOTE, by);
    }

    private static Caller caller(String party, String organisation, String role) {
        return AuthorityWorld.EVERYBODY.stream()
                .filter(one -> one.party().equals(party)
                        && one.organisation().equals(organisation)
                        && one.roles().contains(role))
                .findFirst()
                .orElseThrow();
    }
}
