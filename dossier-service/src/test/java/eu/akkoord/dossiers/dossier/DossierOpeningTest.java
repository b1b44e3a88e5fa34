package eu.akkoord.dossiers.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.desk.consent.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tells which changes of a dossier of VL show it to others, and who has something of their own in it. */
class DossierOpeningTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final DossierFacts FILED = new DossierFacts(
                    "Dossier",
                    null,
                    List.of("akkoord"),
                    List.of(),
                    new Organisation("VL", "abb"),
                    List.of(),
                    null,
                    List.of(),
                    Confidentiality.PARTNERS,
                    null,
                    List.of())
            .sharedWith(List.of("VL", "NL"));

    private final Dossier dossier = Dossier.open("dossier", FILED, DAY, new Creator("https://issuer.example#een", "VL"))
            .after();

    private static DossierFacts at(Confidentiality level, DossierFacts facts) {
        return DossierFacts.FORM.with(facts, DossierFacts::confidentiality, level);
    }

    private static DossierFacts under(String... agreements) {
        return DossierFacts.FORM.with(FILED, DossierFacts::agreements, List.of(agreements));
    }

    private static Caller caller(String party, String role) {
        return new Caller("issuer#o", "issuer#c", party, "org", Set.of(role), Set.of());
    }

    @Test
    void it_opens_by_other_agreements_readers_or_owners_as_long_as_anybody_but_grantees_sees_it() {
        for (var next : List.of(
                under("akkoord", "ander"),
                FILED.sharedWith(List.of("VL", "NL", "LU")),
                FILED.ownedBy(new Organisation("NL", "szw")))) {
            assertThat(FILED.opensBy(next)).isTrue();
            assertThat(at(Confidentiality.RESTRICTED, FILED).opensBy(at(Confidentiality.RESTRICTED, next)))
                    .isFalse();
        }
        assertThat(FILED.opensBy(FILED.ownedBy(new Organisation("VL", "dkbuza"))))
                .isFalse();
        assertThat(FILED.opensBy(at(Confidentiality.PUBLIC, FILED))).isTrue();
        assertThat(FILED.opensBy(at(Confidentiality.INTERNAL, FILED))).isFalse();
        assertThat(FILED.opensBy(FILED)).isFalse();
    }

    @Test
    void it_is_newly_shared_with_partners_alone() {
        var wide = FILED.sharedWith(List.of("VL", "LU", "DE"));

        assertThat(pointers(wide.strangers(null, List.of("VL", "NL"))))
                .containsExactly("/sharedWith/0", "/sharedWith/1");
        assertThat(pointers(wide.strangers(List.of("LU"), List.of("VL", "NL")))).containsExactly("/sharedWith/0");
        assertThat(FILED.sharedWith(null).strangers(null, List.of())).isEmpty();
    }

    private static List<String> pointers(List<Fault> faults) {
        return faults.stream().map(Fault::pointer).toList();
    }

    @Test
    void a_reference_is_of_the_party_that_it_was_of_or_of_its_writer() {
        var before =
                List.of(new PartnerReference("zaaksysteem", "1", "NL"), new PartnerReference("archief", "1", null));
        var next = DossierFacts.FORM.with(
                FILED,
                DossierFacts::references,
                List.of(
                        new PartnerReference("zaaksysteem", "1", null),
                        new PartnerReference("zaaksysteem", "2", null),
                        new PartnerReference("archief", "1", null),
                        new PartnerReference("archief", "2", "LU")));

        assertThat(next.attributed(before, "VL").references())
                .containsExactly(
                        new PartnerReference("zaaksysteem", "1", "NL"),
                        new PartnerReference("zaaksysteem", "2", "VL"),
                        new PartnerReference("archief", "1", null),
                        new PartnerReference("archief", "2", "LU"));
    }

    @Test
    void attack_a_writer_takes_away_milestones_that_it_was_not_shown() {
        var whole = reporting("een", "verborgen", "twee");
        var shown = reporting("een", "twee");

        assertThat(reporting("twee", "drie").withUnseen(whole, shown).milestones())
                .containsExactly("twee", "drie", "verborgen");
        assertThat(reporting().withUnseen(whole, shown).milestones()).containsExactly("verborgen");
    }

    private static DossierFacts reporting(String... milestones) {
        return DossierFacts.FORM.with(FILED, DossierFacts::milestones, List.of(milestones));
    }

    @Test
    void more_milestones_than_there_may_be_may_stay() {
        var many = DossierFacts.FORM.with(
                FILED,
                DossierFacts::milestones,
                IntStream.range(0, 52).mapToObj("top-%d"::formatted).toList());

        assertThatCode(() -> DossierWriters.refuseManyMilestones(many, many)).doesNotThrowAnyException();
    }

    @Test
    void everything_is_named_where_it_stands() {
        var facts = new DossierFacts(
                "Dossier",
                null,
                List.of("akkoord"),
                List.of(new Theme("akkoord", "een")),
                new Organisation("VL", "abb"),
                List.of(new Organisation("NL", "szw")),
                null,
                List.of(),
                Confidentiality.PARTNERS,
                null,
                List.of("top"));

        assertThat(facts.named("VL"))
                .extracting("pointer")
                .containsExactly(
                        "/agreements/0",
                        "/themes/0/code",
                        "/owner/party",
                        "/owner/organisation",
                        "/responsibles/0/party",
                        "/responsibles/0/organisation",
                        "/milestones/0");
    }

    @Test
    void a_theme_of_another_agreement_is_refused_in_other_facts_too() {
        var foreign = DossierFacts.FORM.with(FILED, DossierFacts::themes, List.of(new Theme("ander", "een")));

        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(() -> dossier.amend(foreign, DAY, "want"));
    }

    @Test
    void who_has_documents_in_it_is_there_once_and_leaves_by_its_own_coordinator_with_a_reason() {
        var contributed = Objects.requireNonNull(dossier.contribute("NL", DAY)).after();
        var both = Objects.requireNonNull(contributed.contribute("LU", DAY)).after();

        assertThat(contributed.contributors()).containsExactly("NL");
        assertThat(contributed.contribute("NL", DAY)).isNull();
        assertThat(both.leave(caller("NL", "coordinator"), "klaar", DAY).after().contributors())
                .containsExactly("LU");
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> both.leave(caller("NL", "officer"), "klaar", DAY));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> both.leave(caller("NL", "coordinator"), null, DAY));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> both.leave(caller("DE", "coordinator"), "klaar", DAY));
    }

    private static Dossier offered(Dossier dossier, String offer, String to) {
        var made = Offer.<Offered>make(
                offer,
                "ownership",
                new Side("VL", "abb"),
                Set.of(to),
                new Offered.Ownership(new Organisation(to, "org"), false, null),
                "want",
                DAY,
                DAY);
        return dossier.offer(made, DAY, DAY).after();
    }

    private static Dossier answered(Dossier dossier, String offer, Outcome answer, String by) {
        var asked = dossier.offers().find(offer).orElseThrow();
        var heard = asked.answer(answer, new Side(by, "org"), DAY, DAY, "want");
        return dossier.answer(heard, answer, by, DAY, DAY).after();
    }

    @Test
    void whoever_takes_it_over_owns_it_and_who_gave_it_away_has_its_documents_in_it() {
        var contributed = Objects.requireNonNull(dossier.contribute("NL", DAY)).after();
        var asked = offered(offered(contributed, "aan-nl", "NL"), "aan-lu", "LU");

        var refused = answered(asked, "aan-nl", Outcome.REFUSED, "NL");
        assertThat(refused.facts().owner().party()).isEqualTo("VL");
        assertThat(refused.contributors()).containsExactly("NL");
        assertThat(refused.offers().open(DAY)).extracting(Offer::id).containsExactly("aan-lu");
        var taken = answered(asked, "aan-nl", Outcome.ACCEPTED, "NL");
        assertThat(taken.facts().owner()).isEqualTo(new Organisation("NL", "org"));
        assertThat(taken.contributors()).containsExactly("VL");
        assertThat(taken.offers().open(DAY)).isEmpty();
    }

    @Test
    void nobody_is_offered_it_any_more_under_other_agreements() {
        var asked = offered(dossier, "aan-nl", "NL");

        assertThat(asked.amend(under("ander"), DAY, "want").after().offers().open(DAY))
                .isEmpty();
        assertThat(asked.amend(FILED.sharedWith(List.of("VL")), DAY, "want")
                        .after()
                        .offers()
                        .open(DAY))
                .hasSize(1);
    }

    @Test
    void a_recovery_is_noted_where_only_grantees_see_it() {
        assertThat(dossier.note(DAY)).isNull();
        var restricted =
                dossier.amend(at(Confidentiality.RESTRICTED, FILED), DAY, null).after();
        assertThat(Objects.requireNonNull(restricted.note(DAY)).after()).isEqualTo(restricted);
    }

    @Test
    void it_moves_with_the_bounds_of_its_period_alone() {
        assertThat(dossier.moves(FILED)).isFalse();
        assertThat(dossier.moves(at(Period.of("2027", null)))).isTrue();
        var planned = dossier.amend(at(Period.of("2027", null)), DAY, null).after();
        assertThat(planned.moves(at(Period.of("2027", "in 2027")))).isFalse();
        assertThat(planned.moves(at(Period.of("2028", null)))).isTrue();
    }

    private static DossierFacts at(@Nullable Period period) {
        return DossierFacts.FORM.with(FILED, DossierFacts::period, period);
    }

    private static List<PartnerReference> of(String party, int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> new PartnerReference("zaaksysteem", "%s-%d".formatted(party, n), party))
                .toList();
    }

    private static DossierFacts referring(List<PartnerReference> references) {
        return DossierFacts.FORM.with(FILED, DossierFacts::references, references);
    }

    @Test
    void other_parties_have_a_hundred_references_together_and_more_than_one_may_have_can_be_changed() {
        var all = new ArrayList<PartnerReference>();
        for (var party : List.of("NL", "LU", "DE", "FR")) {
            all.addAll(of(party, 20));
        }
        all.addAll(of("BE", 19));
        var hundred = new ArrayList<>(all);
        hundred.add(new PartnerReference("zaaksysteem", "laatste", "BE"));

        assertThatCode(() -> DossierWriters.refuse(referring(all), referring(hundred), "BE"))
                .doesNotThrowAnyException();
        var many = referring(of("NL", 25));
        var changed = new ArrayList<>(of("NL", 24));
        changed.add(new PartnerReference("archief", "1", "NL"));
        assertThatCode(() -> DossierWriters.refuse(many, referring(changed), "NL"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_party_writes_what_is_its_own_and_the_owner_moves_it() {
        var referred = new Dossier(
                "dossier", referring(of("NL", 1)), dossier.status(), List.of(), dossier.offers(), dossier.creator());
        var active = dossier.become(DossierStage.ACTIVE, DAY, null).after();
        var renamed = dossier.amend(DossierFacts.FORM.with(FILED, DossierFacts::title, "Anders"), DAY, null)
                .after();

        assertThat(DossierWriters.mayWrite(dossier, referred, "NL")).isTrue();
        assertThat(DossierWriters.mayWrite(dossier, referred, "LU")).isFalse();
        assertThat(DossierWriters.mayWrite(dossier, active, "VL")).isTrue();
        assertThat(DossierWriters.mayWrite(dossier, active, "NL")).isFalse();
        assertThat(DossierWriters.mayWrite(dossier, renamed, "VL")).isTrue();
        assertThat(DossierWriters.mayWrite(dossier, renamed, "NL")).isFalse();
        assertThat(DossierWriters.mayWrite(dossier, dossier, "VL"))
                .as("nothing has changed")
                .isFalse();
    }

    @Test
    void attack_a_party_registers_references_in_the_name_of_another() {
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> DossierWriters.refuseStrange(referring(of("NL", 1)), "VL"));
        assertThatCode(() -> DossierWriters.refuseStrange(referring(of("VL", 1)), "VL"))
                .doesNotThrowAnyException();
    }

    @Test
    void what_was_said_of_a_stage_stands_with_it_and_stages_may_be_missing_of_what_is_entered_afterwards() {
        var suspended =
                dossier.become(DossierStage.SUSPENDED, DAY, "rust", true).after();

        assertThat(suspended.status()).isEqualTo(new DossierStatus.Suspended(DAY, "rust"));
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> dossier.become(DossierStage.SUSPENDED, DAY, "rust", false));
        assertThat(dossier.become(DossierStage.CLOSED, DAY, "klaar").after().status())
                .isEqualTo(new DossierStatus.Closed(DAY, "klaar"));
        var closed = dossier.become(DossierStage.CLOSED, DAY, "klaar").after();
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .as("only what was never begun leaps")
                .isThrownBy(() -> closed.become(DossierStage.SUSPENDED, DAY, "rust", true));
    }

    private static DossierFacts responsible(String... parties) {
        return DossierFacts.FORM.with(
                FILED,
                DossierFacts::responsibles,
                List.of(parties).stream()
                        .map(party -> new Organisation(party, "org"))
                        .toList());
    }

    @Test
    void a_party_takes_itself_off_those_responsible_and_nobody_else() {
        var both = responsible("NL", "LU");

        assertThatCode(() -> DossierWriters.refuse(both, responsible("LU"), "NL"))
                .doesNotThrowAnyException();
        assertThatCode(() -> DossierWriters.refuse(both, responsible("DE"), "VL"))
                .doesNotThrowAnyException();
        for (var next : List.of(responsible("NL"), responsible(), responsible("NL", "LU", "DE"))) {
            assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> DossierWriters.refuse(both, next, "NL"));
        }
    }
}
