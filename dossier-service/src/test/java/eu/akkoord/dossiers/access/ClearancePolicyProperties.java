package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClearancePolicyProperties {
    private static final List<String> PARTIES = List.of("VL", "NL", "LU", "DE-NW");
    private static final List<String> AGREEMENTS = List.of("een", "twee", "drie", "nooit-van-gehoord");

    /** All there is to judge by. */
    record World(Map<String, Set<String>> agreements, Guarded thing, List<Grantee> granted) {
        ClearancePolicy policy() {
            var known = new InMemoryAgreements();
            agreements.forEach((id, parties) -> known.with(id, parties.toArray(String[]::new)));
            var grants = new InMemoryGrants();
            var list = GrantList.ofCreator(thing.creator());
            for (var to : granted) {
                list = list.give(ClearancePolicyTest.grant("g" + list.revision(), to, thing.owner()));
            }
            if (!granted.isEmpty()) {
                grants.all.put(thing.thing(), list);
            }
            return new ClearancePolicy(known, grants, Clock.systemUTC());
        }
    }

    @Property
    void who_sees_a_thing_is_as_the_rules_say_in_plain_words(
            @ForAll("worlds") World world, @ForAll("callers") Caller who) {
        var policy = world.policy();
        var thing = world.thing();
        var expected = plainly(world, who);

        assertThat(policy.seenBy(who, List.of(thing)).test(thing)).isEqualTo(expected);
        assertThat(Clearance.meet(
                        Clearance.of(who), policy.clearances(List.of(thing)).apply(thing)))
                .isEqualTo(expected);
    }

    @Property
    void a_stricter_level_is_seen_by_nobody_who_did_not_see_the_wider(
            @ForAll("worlds") World world, @ForAll("callers") Caller who, @ForAll Confidentiality other) {
        var policy = world.policy();
        var stricter = world.thing().within(other);
        if (policy.seenBy(who, List.of(stricter)).test(stricter)) {
            assertThat(policy.seenBy(who, List.of(world.thing())).test(world.thing()))
                    .isTrue();
        }
    }

    private static boolean plainly(World world, Caller who) {
        var thing = world.thing();
        if (thing.level() == Confidentiality.PUBLIC) {
            return true;
        }
        if (who.subject().equals(thing.creator().subject())
                && who.party().equals(thing.creator().party())) {
            return true;
        }
        for (var to : world.granted()) {
            if (to instanceof Grantee.ToPerson person
                    && person.subject().equals(who.subject())
                    && who.party().equals(person.party())) {
                return true;
            }
            if (to.equals(new Grantee.ToOrganisation(new Organisation(who.party(), who.organisation())))) {
                return true;
            }
        }
        if (thing.level() == Confidentiality.RESTRICTED) {
            return false;
        }
        var isPartner = thing.agreements().isEmpty()
                ? thing.visitors().contains(who.party())
                : thing.agreements().stream()
                        .allMatch(id ->
                                world.agreements().getOrDefault(id, Set.of()).contains(who.party()));
        var shared = thing.sharedWith() == null
                || thing.agreements().isEmpty()
                || thing.sharedWith().contains(who.party());
        return who.party().equals(thing.owner()) || (isPartner && shared && thing.level() == Confidentiality.PARTNERS);
    }

    @Provide
    Arbitrary<World> worlds() {
        var parties = Arbitraries.of(PARTIES).set().ofMaxSize(4);
        var agreements = Arbitraries.maps(Arbitraries.of(AGREEMENTS.subList(0, 3)), parties)
                .ofMaxSize(3);
        var things = Combinators.combine(
                        Arbitraries.of(Confidentiality.values()),
                        Arbitraries.of(PARTIES),
                        Arbitraries.of(AGREEMENTS).list().ofMaxSize(3),
                        Arbitraries.of(PARTIES).list().ofMaxSize(3),
                        Arbitraries.of(PARTIES).list().ofMaxSize(3).injectNull(0.3),
                        callers().map(Creator::of))
                .as((level, owner, named, visitors, shared, creator) -> new Guarded(
                        new Thing("visits", "bezoek"),
                        level,
                        owner,
                        named,
                        shared,
                        visitors,
                        Set.copyOf(visitors),
                        creator,
                        Map.of(),
                        null));
        Arbitrary<Grantee> grantees = callers()
                .map(caller -> caller.subject().hashCode() % 2 == 0
                        ? new Grantee.ToPerson(caller.subject(), caller.party())
                        : new Grantee.ToOrganisation(new Organisation(caller.party(), caller.organisation())));
        return Combinators.combine(agreements, things, grantees.list().ofMaxSize(3))
                .as(World::new);
    }

    @Provide
    Arbitrary<Caller> callers() {
        return Combinators.combine(
                        Arbitraries.of("een", "twee", "drie"), Arbitraries.of(PARTIES), Arbitraries.of("abb", "szw"))
                .as((sub, party, organisation) -> new Caller(
                        "https://" + party + "/" + organisation + "#" + sub,
                        "app",
                        party,
                        organisation,
                        Set.of("reader"),
                        Set.of()));
    }
}
