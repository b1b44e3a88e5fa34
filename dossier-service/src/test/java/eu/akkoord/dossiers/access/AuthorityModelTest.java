package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitKind;
import eu.akkoord.platform.consent.Outcome;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Random callers make random writes in random worlds, through the real use cases. After each step everybody reads what the table in
 * plain words says and nothing else, and what was let pass breaks no line of it.
 */
class AuthorityModelTest {
    /** One try to write something. The numbers choose among what there is. */
    record Step(Act act, int by, int thing, int first, int second, boolean reasoned) {}

    enum Act {
        OPEN_DOSSIER,
        PLAN_VISIT,
        DRAFT_DOCUMENT,
        SET_LEVEL,
        SET_OWNER,
        SET_AGREEMENTS,
        SHARE,
        SET_RESPONSIBLES,
        SET_HOST,
        SET_GUESTS,
        GRANT_ORGANISATION,
        GRANT_PERSON,
        WITHDRAW_GRANT,
        OFFER_OWNERSHIP,
        ANSWER_OFFER,
        JOIN_AGREEMENT,
        LEAVE_AGREEMENT
    }

    private static final int MOST_THINGS = 3;

    private AuthorityWorld world = new AuthorityWorld();
    private int made;

    /** The seed is fixed, so that the same build says the same twice; without it each run tries other worlds. */
    @Property(tries = 400, seed = "20170620")
    void what_is_let_pass_breaks_no_line_of_the_table(@ForAll("steps") List<Step> steps) {
        world = new AuthorityWorld();
        made = 0;
        for (var step : steps) {
            var before = world.plain();
            var asked = asked(step);
            boolean passed = passes(step, asked.by());
            var after = world.plain();
            if (passed) {
                assertThat(AuthorityOracle.faults(before, after, asked, AuthorityWorld.EVERYBODY))
                        .as("%s by %s", step, asked.by().subject())
                        .isEmpty();
            } else {
                assertThat(after).as("refused: %s", step).isEqualTo(before);
            }
            for (var reader : AuthorityWorld.EVERYBODY) {
                assertThat(world.shown(reader))
                        .as("shown to %s after %s", reader.subject(), step)
                        .isEqualTo(plainly(reader, after));
            }
        }
    }

    private static Set<String> plainly(Caller reader, AuthorityOracle.World world) {
        return world.things().values().stream()
                .filter(thing -> AuthorityOracle.reads(reader, thing, world))
                .map(AuthorityOracle.Thing::id)
                .collect(Collectors.toSet());
    }

    private AuthorityOracle.Asked asked(Step step) {
        var by = choose(AuthorityWorld.EVERYBODY, step.by());
        return new AuthorityOracle.Asked(
                by, step.reasoned(), step.act() == Act.JOIN_AGREEMENT, step.act() == Act.ANSWER_OFFER);
    }

    /** @return whether it was let pass */
    private boolean passes(Step step, Caller by) {
        if (!by.roles().contains("officer")) {
            // the door lets no reader write; decision 13
            return false;
        }
        try {
            take(step, by, new ChangeNote(null, step.reasoned() ? "zo besloten" : null));
            return true;
        } catch (Refusal | Refused refused) {
            return false;
        }
    }

    private void take(Step step, Caller by, ChangeNote note) {
        // few things, so that the steps meet at the same ones
        if ((step.act() == Act.OPEN_DOSSIER || step.act() == Act.PLAN_VISIT)
                && world.plain().things().size() >= MOST_THINGS) {
            return;
        }
        switch (step.act()) {
            case OPEN_DOSSIER -> world.dossiers.open("dossier-%d".formatted(++made), dossier(step, by), note, by, null);
            case PLAN_VISIT -> world.visits.plan("bezoek-%d".formatted(++made), visit(step, by), note, by, null);
            case DRAFT_DOCUMENT -> world.documents.draft(thing("dossiers", step), document(step), note, by, null);
            case JOIN_AGREEMENT -> world.join(choose(AuthorityWorld.AGREEMENTS, step.first()), by.party());
            case LEAVE_AGREEMENT -> world.leave(choose(AuthorityWorld.AGREEMENTS, step.first()), by.party());
            case GRANT_ORGANISATION, GRANT_PERSON -> grant(step, by, note);
            case WITHDRAW_GRANT -> withdraw(step, by);
            case OFFER_OWNERSHIP -> offer(step, by, note);
            case ANSWER_OFFER -> answer(step, by, note);
            case SET_LEVEL, SET_OWNER, SET_AGREEMENTS, SHARE, SET_RESPONSIBLES, SET_HOST, SET_GUESTS ->
                amend(step, by, note);
        }
    }

    private void amend(Step step, Caller by, ChangeNote note) {
        var id = any(step);
        if (id == null) {
            return;
        }
        if (id.collection().equals("dossiers")) {
            var found = world.allDossiers.find(id.id()).orElseThrow();
            world.dossiers.amend(id.id(), found.revision(), facts -> changed(facts, step), note, by);
        } else {
            var found = world.allVisits.find(id.id()).orElseThrow();
            world.visits.amend(id.id(), found.revision(), facts -> changed(facts, step), note, by);
        }
    }

    private static DossierFacts changed(DossierFacts facts, Step step) {
        return new DossierFacts(
                facts.title(),
                facts.summary(),
                step.act() == Act.SET_AGREEMENTS ? some(AuthorityWorld.AGREEMENTS, step.first()) : facts.agreements(),
                facts.themes(),
                step.act() == Act.SET_OWNER ? organisation(step.first()) : facts.owner(),
                step.act() == Act.SET_RESPONSIBLES ? List.of(organisation(step.first())) : facts.responsibles(),
                facts.period(),
                facts.references(),
                step.act() == Act.SET_LEVEL ? level(step) : facts.confidentiality(),
                step.act() == Act.SHARE ? some(AuthorityWorld.PARTIES, step.first()) : facts.sharedWith());
    }

    private static VisitFacts changed(VisitFacts facts, Step step) {
        return new VisitFacts(
                facts.title(),
                facts.kind(),
                facts.initiators(),
                step.act() == Act.SET_HOST ? choose(AuthorityWorld.PARTIES, step.first()) : facts.host(),
                step.act() == Act.SET_GUESTS ? some(AuthorityWorld.PARTIES, step.first()) : facts.guests(),
                facts.period(),
                facts.places(),
                facts.delegations(),
                facts.programme(),
                step.act() == Act.SET_AGREEMENTS ? some(AuthorityWorld.AGREEMENTS, step.first()) : facts.agreements(),
                facts.dossiers(),
                facts.returns(),
                step.act() == Act.SET_OWNER ? organisation(step.first()) : facts.owner(),
                step.act() == Act.SET_LEVEL ? level(step) : facts.confidentiality(),
                facts.outcomes(),
                facts.reached(),
                step.act() == Act.SHARE ? some(AuthorityWorld.PARTIES, step.first()) : facts.sharedWith());
    }

    private static DossierFacts dossier(Step step, Caller by) {
        return new DossierFacts(
                "Dossier",
                null,
                some(AuthorityWorld.AGREEMENTS, 1 + step.first() % 3),
                List.of(),
                new Organisation(by.party(), by.organisation()),
                List.of(),
                null,
                List.of(),
                level(step),
                null);
    }

    private static VisitFacts visit(Step step, Caller by) {
        return new VisitFacts(
                "Bezoek",
                VisitKind.WORKING_VISIT,
                List.of(),
                choose(AuthorityWorld.PARTIES, step.thing()),
                some(AuthorityWorld.PARTIES, step.first()),
                Period.of("2027", null),
                List.of(),
                List.of(),
                List.of(),
                some(AuthorityWorld.AGREEMENTS, step.first() / 8),
                List.of(),
                null,
                new Organisation(by.party(), by.organisation()),
                level(step),
                null,
                null,
                null);
    }

    private static DocumentFacts document(Step step) {
        return new DocumentFacts(
                "Verslag", "report", "nl", null, "https://documenten.example/verslag", null, level(step));
    }

    private void grant(Step step, Caller by, ChangeNote note) {
        var thing = any(step);
        if (thing == null) {
            return;
        }
        var to = choose(AuthorityWorld.EVERYBODY, step.first());
        world.granting.give(
                thing,
                step.act() == Act.GRANT_ORGANISATION
                        ? new Grantee.ToOrganisation(new Organisation(to.party(), to.organisation()))
                        : new Grantee.ToPerson(to.subject(), to.party()),
                note,
                by,
                null);
    }

    private void withdraw(Step step, Caller by) {
        var thing = any(step);
        if (thing == null) {
            return;
        }
        var list = world.granting.on(thing, by).grants();
        world.granting.withdraw(thing, choose(list, step.first()).id(), by);
    }

    private void offer(Step step, Caller by, ChangeNote note) {
        var thing = any(step);
        if (thing != null) {
            onOffer(thing)
                    .offer(
                            thing.id(),
                            "voorstel-%d".formatted(++made),
                            new Offered.Ownership(organisation(step.first()), step.second() == 1),
                            note,
                            by);
        }
    }

    private void answer(Step step, Caller by, ChangeNote note) {
        var thing = any(step);
        if (thing == null) {
            return;
        }
        var all = thing.collection().equals("dossiers")
                ? world.allDossiers
                        .find(thing.id())
                        .orElseThrow()
                        .value()
                        .offers()
                        .all()
                : world.allVisits
                        .find(thing.id())
                        .orElseThrow()
                        .value()
                        .offers()
                        .all();
        if (!all.isEmpty()) {
            onOffer(thing)
                    .answer(
                            thing.id(),
                            choose(all, step.first()).id(),
                            step.second() < 3 ? Outcome.ACCEPTED : Outcome.WITHDRAWN,
                            note,
                            by);
        }
    }

    private ThingsOnOffer onOffer(Thing thing) {
        return thing.collection().equals("dossiers") ? world.dossiers : world.visits;
    }

    /** @return null while there is nothing */
    private @Nullable Thing any(Step step) {
        var all = new ArrayList<Thing>();
        world.allDossiers.scan(null, Integer.MAX_VALUE).keySet().forEach(id -> all.add(new Thing("dossiers", id)));
        world.allVisits.scan(null, Integer.MAX_VALUE).keySet().forEach(id -> all.add(new Thing("visits", id)));
        return all.isEmpty() ? null : choose(all, step.thing());
    }

    private String thing(String collection, Step step) {
        var all =
                new ArrayList<>(world.allDossiers.scan(null, Integer.MAX_VALUE).keySet());
        return all.isEmpty() ? collection + "-geen" : choose(all, step.thing());
    }

    private static Confidentiality level(Step step) {
        return choose(List.of(Confidentiality.values()), step.second());
    }

    private static Organisation organisation(int number) {
        var one = choose(AuthorityWorld.EVERYBODY, number);
        return new Organisation(one.party(), one.organisation());
    }

    private static <T> T choose(List<T> all, int number) {
        return all.get(Math.floorMod(number, all.size()));
    }

    /** Those at the places of the bits that are set. */
    private static <T> List<T> some(List<T> all, int bits) {
        var some = new ArrayList<T>();
        for (int i = 0; i < all.size(); i++) {
            if ((bits >> i & 1) == 1) {
                some.add(all.get(i));
            }
        }
        return some;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var numbers = Arbitraries.integers().between(0, 63);
        return Combinators.combine(
                        Arbitraries.of(Act.values()),
                        numbers,
                        numbers,
                        numbers,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, true, true, false))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }
}
