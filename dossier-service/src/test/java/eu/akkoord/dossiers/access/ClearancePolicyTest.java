package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearancePolicyTest {
    private static final Thing DOSSIER = new Thing("dossiers", "inclusie");
    private static final Map<String, Caller> CALLERS = callers();

    private final InMemoryAgreements agreements =
            new InMemoryAgreements().with("vl-nl", "VL", "NL").with("vl-nl-nw", "VL", "NL", "DE-NW");
    private final InMemoryGrants grants = new InMemoryGrants();
    private final ClearancePolicy policy = new ClearancePolicy(agreements, grants, Clock.systemUTC());

    private static Map<String, Caller> callers() {
        var callers = new LinkedHashMap<String, Caller>();
        callers.put("creator", staff("maker", "VL", "abb"));
        callers.put("colleague", staff("ander", "VL", "abb"));
        callers.put("compatriot", staff("derde", "VL", "vdab"));
        callers.put("partner", staff("vierde", "NL", "szw"));
        callers.put("outsider", staff("vijfde", "LU", "mfi"));
        callers.put("grantedOrganisation", staff("zesde", "LU", "oga"));
        callers.put("grantedPerson", staff("zevende", "LU", "mfi"));
        callers.put("ownersAgency", client("kanaal", "VL", "vdab"));
        callers.put("outsidersAgency", client("kanaal", "LU", "mfi"));
        return callers;
    }

    private static Caller staff(String sub, String party, String organisation) {
        return new Caller("https://" + party + "#" + sub, "app", party, organisation, Set.of("reader"), Set.of());
    }

    private static Caller client(String sub, String party, String organisation) {
        return new Caller("https://" + party + "#" + sub, sub, party, organisation, Set.of(), Set.of("dossiers.read"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC,     creator colleague compatriot partner outsider grantedOrganisation grantedPerson ownersAgency outsidersAgency",
        "PARTNERS,   creator colleague compatriot partner grantedOrganisation grantedPerson ownersAgency",
        "INTERNAL,   creator colleague compatriot grantedOrganisation grantedPerson ownersAgency",
        "RESTRICTED, creator grantedOrganisation grantedPerson"
    })
    void each_level_shows_a_dossier_to_these_and_to_nobody_else(Confidentiality level, String seers) {
        grants.all.put(
                DOSSIER,
                GrantList.ofCreator(creator())
                        .give(grant("a", new Grantee.ToOrganisation(new Organisation("LU", "oga"))))
                        .give(grant("b", new Grantee.ToPerson(subject("grantedPerson"), "LU"))));
        assertThat(seers(dossier(level, "vl-nl"))).containsExactly(seers.split(" "));
    }

    @Test
    void a_partner_is_a_party_to_every_agreement_named() {
        assertThat(seers(dossier(Confidentiality.PARTNERS, "vl-nl", "vl-nl-nw")))
                .contains("partner")
                .doesNotContain("outsider");
        agreements.with("nl-lu", "NL", "LU");
        assertThat(seers(dossier(Confidentiality.PARTNERS, "vl-nl", "nl-lu")))
                .containsExactly("creator", "colleague", "compatriot", "partner", "ownersAgency");
        assertThat(seers(dossier(Confidentiality.PARTNERS, "vl-nl", "nooit-van-gehoord")))
                .containsExactly("creator", "colleague", "compatriot", "ownersAgency");
    }

    @Test
    void outside_any_agreement_a_visit_is_for_host_and_guests() {
        var visit = new Guarded(
                new Thing("visits", "bezoek"),
                Confidentiality.PARTNERS,
                "VL",
                List.of(),
                null,
                List.of("VL", "LU"),
                Set.of("VL", "LU"),
                creator(),
                Map.of(),
                null);
        assertThat(seers(visit)).contains("creator", "colleague", "outsider").doesNotContain("partner");
        assertThat(seers(visit.within(Confidentiality.INTERNAL)))
                .containsExactly("creator", "colleague", "compatriot", "ownersAgency");
    }

    @Test
    void an_owner_who_has_left_the_agreement_still_sees_what_it_owns() {
        agreements.with("vl-nl", "NL", "LU");
        assertThat(seers(dossier(Confidentiality.PARTNERS, "vl-nl")))
                .contains("creator", "colleague", "ownersAgency", "partner");
        assertThat(seers(dossier(Confidentiality.INTERNAL, "vl-nl")))
                .containsExactly("creator", "colleague", "compatriot", "ownersAgency");
    }

    @Test
    void who_joins_later_sees_nothing_that_was_filed_before_and_who_leaves_sees_it_no_more() {
        agreements.with("vl-nl", "VL", "NL", "LU");
        var filed = new Guarded(
                DOSSIER,
                Confidentiality.PARTNERS,
                "VL",
                List.of("vl-nl"),
                List.of("NL", "VL"),
                List.of(),
                Set.of(),
                creator(),
                Map.of(),
                null);
        assertThat(seers(filed)).contains("partner").doesNotContain("outsider");
        agreements.with("vl-nl", "VL", "LU");
        assertThat(seers(filed)).contains("colleague").doesNotContain("partner", "outsider");
    }

    @Test
    void a_part_is_seen_by_those_who_see_the_whole_and_who_may_see_the_part() {
        grants.all.put(
                DOSSIER,
                GrantList.ofCreator(creator())
                        .give(grant("a", new Grantee.ToOrganisation(new Organisation("LU", "oga")))));
        var whole = dossier(Confidentiality.INTERNAL, "vl-nl");
        assertThat(seers(whole.part(Confidentiality.PARTNERS, "VL", null, false)))
                .containsExactly("creator", "colleague", "compatriot", "grantedOrganisation", "ownersAgency");
        assertThat(seers(whole.part(Confidentiality.INTERNAL, "LU", null, false)))
                .containsExactly("grantedOrganisation");
        assertThat(seers(dossier(Confidentiality.PARTNERS, "vl-nl").part(Confidentiality.INTERNAL, "NL", null, false)))
                .containsExactly("partner");
        assertThat(seers(dossier(Confidentiality.PUBLIC, "vl-nl").part(Confidentiality.INTERNAL, "NL", null, false)))
                .containsExactly("partner");
    }

    @Test
    void a_persons_grant_opens_only_to_that_person_working_for_that_party() {
        var moved = new Caller(subject("creator"), "app", "NL", "szw", Set.of("reader"), Set.of());
        var restricted = dossier(Confidentiality.RESTRICTED, "vl-nl");
        assertThat(policy.seenBy(moved, List.of(restricted)).test(restricted)).isFalse();
        var unrecorded = new Guarded(
                DOSSIER,
                Confidentiality.RESTRICTED,
                "VL",
                List.of("vl-nl"),
                null,
                List.of(),
                Set.of(),
                new Creator(subject("creator"), null),
                Map.of(),
                null);
        assertThat(policy.seenBy(moved, List.of(unrecorded)).test(unrecorded))
                .as("whose party was never recorded")
                .isTrue();
    }

    @Test
    void a_withdrawn_grant_opens_nothing_the_makers_own_included() {
        var act = grant("x", new Grantee.ToPerson("x", "VL")).given();
        grants.all.put(DOSSIER, GrantList.ofCreator(creator()).withdraw("creator", Objects.requireNonNull(act)));
        assertThat(seers(dossier(Confidentiality.RESTRICTED, "vl-nl"))).isEmpty();
    }

    @Test
    void the_same_subject_of_another_issuer_is_someone_else() {
        var namesake = new Caller("https://NL#maker", "app", "NL", "szw", Set.of("reader"), Set.of());
        assertThat(policy.seenBy(namesake, List.of(dossier(Confidentiality.RESTRICTED, "vl-nl")))
                        .test(dossier(Confidentiality.RESTRICTED, "vl-nl")))
                .isFalse();
    }

    @Test
    void a_thousand_things_are_judged_with_one_question_for_agreements_and_one_for_grants() {
        var levels = List.of(Confidentiality.values());
        var things = new ArrayList<Guarded>();
        IntStream.range(0, 1000)
                .forEach(i -> things.add(new Guarded(
                        new Thing("dossiers", "dossier-" + i),
                        levels.get(i % levels.size()),
                        "VL",
                        List.of("vl-nl"),
                        null,
                        List.of(),
                        Set.of(),
                        creator(),
                        Map.of(),
                        null)));
        var clearances = policy.clearances(things);
        assertThat(things)
                .allSatisfy(thing -> assertThat(clearances.apply(thing)).isNotEmpty());
        assertThat(agreements.asked).isEqualTo(1);
        assertThat(grants.asked).isEqualTo(1);
    }

    @Test
    void attack_what_was_offered_is_found_in_lists_after_the_offer_has_lapsed() {
        var made = LocalDate.of(2026, 11, 3);
        var last = made.plusDays(30);
        var coordinator = new Caller("s", "c", "NL", "szw", Set.of("officer", Caller.COORDINATOR), Set.of());
        var thing = new Guarded(
                new Thing("dossiers", "intern"),
                Confidentiality.INTERNAL,
                "VL",
                List.of("vl-nl"),
                null,
                List.of(),
                Set.of(),
                creator(),
                Map.of("NL", last),
                null);
        // as lists hold it: written on the first day, and by nobody since
        var held = on(made).clearances(List.of(thing)).apply(thing);
        for (var day = made; !day.isAfter(last.plusDays(3)); day = day.plusDays(1)) {
            var byId = on(day).seenBy(coordinator, List.of(thing)).test(thing);
            assertThat(byId).as("by id on %s", day).isEqualTo(!day.isAfter(last));
            assertThat(Clearance.meet(Clearance.of(coordinator, day), held))
                    .as("in lists on %s", day)
                    .isEqualTo(byId);
        }
    }

    private ClearancePolicy on(LocalDate day) {
        return new ClearancePolicy(
                agreements, grants, Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    /** Returns the callers who see it; the answer by id, the filter of lists and the bulk answer must agree. */
    private List<String> seers(Guarded thing) {
        var clearances = policy.clearances(List.of(thing)).apply(thing);
        var seers = CALLERS.keySet().stream()
                .filter(name -> Clearance.meet(Clearance.of(named(name)), clearances))
                .toList();
        assertThat(CALLERS.keySet().stream()
                        .filter(name ->
                                policy.seenBy(named(name), List.of(thing)).test(thing))
                        .toList())
                .isEqualTo(seers);
        return seers;
    }

    private static Caller named(String name) {
        return Objects.requireNonNull(CALLERS.get(name));
    }

    private static String subject(String name) {
        return named(name).subject();
    }

    private static Creator creator() {
        return new Creator(subject("creator"), "VL");
    }

    private static Guarded dossier(Confidentiality level, String... agreements) {
        return new Guarded(
                DOSSIER, level, "VL", Arrays.asList(agreements), null, List.of(), Set.of(), creator(), Map.of(), null);
    }

    static Grant grant(String id, Grantee to) {
        return grant(id, to, "VL");
    }

    /** @param by code of the party that gave it */
    static Grant grant(String id, Grantee to, String by) {
        return new Grant(
                id,
                to,
                new Grant.Act(
                        LocalDate.of(2017, 6, 16),
                        Instant.EPOCH,
                        "https://VL#maker",
                        new Organisation(by, "abb"),
                        null),
                null,
                null);
    }
}
