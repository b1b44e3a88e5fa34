package eu.akkoord.agreements.authority;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random callers make random writes to agreements, commitments and milestones, through the real use cases. After each step everybody reads what the
 * tables in plain words say and nothing else, and what was let pass breaks no line of them.
 */
class AuthorityModelTest {
    /** The seed is fixed, so that the same build says the same twice; without it each run tries other worlds. */
    @Property(tries = 600, seed = "20131209")
    void what_is_let_pass_breaks_no_line_of_the_tables(@ForAll("attempts") List<Attempt> steps) {
        var world = new AuthorityWorld();
        var oracle = new AuthorityOracle();
        var attempts = new Attempts(world);
        attempts.begin();
        world.plain()
                .marks()
                .values()
                .forEach(
                        mark -> oracle.wrote(AuthorityWorld.EVERYBODY.getFirst().party(), mark));
        var story = new ArrayList<String>();
        for (var step : steps) {
            var before = world.plain();
            var asked = attempts.asked(step);
            boolean passed = attempts.passes(step, asked.by());
            var after = world.plain();
            if (!before.equals(after)) {
                story.add("%s by %s".formatted(step, asked.by().subject()));
            }
            if (passed) {
                assertThat(oracle.faults(before, after, asked, AuthorityWorld.PARTIES))
                        .as("%s", String.join("\n", story))
                        .isEmpty();
                assertAudited(world, before, after, step);
            } else {
                assertThat(after).as("refused: %s", step).isEqualTo(before);
            }
            for (var reader : AuthorityWorld.EVERYBODY) {
                assertShown(world, reader, after, step);
            }
        }
    }

    private static void assertShown(AuthorityWorld world, Caller reader, Plain.World plain, Attempt step) {
        var readable = plain.promises().values().stream()
                .filter(one -> AuthorityOracle.reads(reader.party(), one, plain))
                .toList();
        var shown = new HashSet<>(plain.pacts().keySet());
        readable.forEach(one -> shown.add(one.id()));
        plain.marks().values().stream()
                .filter(one -> AuthorityOracle.reads(reader.party(), one, plain))
                .forEach(one -> shown.add(one.id()));
        assertThat(world.shown(reader))
                .as("shown to %s after %s", reader.subject(), step)
                .isEqualTo(shown);
        for (var one : readable) {
            var offers = one.questions().entrySet().stream()
                    .filter(offer -> offer.getValue().concerns(reader.party()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(world.shownOffers(one.id(), reader)).isEqualTo(offers);
            var past = world.history(one.id());
            past.values().removeIf(state -> !AuthorityOracle.reads(reader.party(), state, plain));
            assertThat(world.shownHistory(one.id(), reader)).isEqualTo(past);
        }
    }

    /** The auditors of all whom a thing named before or after see its newest change, and no state that did not name their party. */
    private static void assertAudited(AuthorityWorld world, Plain.World before, Plain.World after, Attempt step) {
        after.pacts().forEach((id, is) -> {
            var was = before.pacts().get(id);
            if (!is.equals(was)) {
                var concerned = new HashSet<>(is.named());
                concerned.addAll(was == null ? List.of() : was.named());
                assertThat(world.audited(id, true).parties()).as("%s", step).containsAll(concerned);
            }
        });
        after.marks().forEach((id, is) -> {
            if (!is.equals(before.marks().get(id))) {
                for (var party : AuthorityWorld.PARTIES) {
                    var audited = world.auditedMilestone(id);
                    assertThat(audited.showsAfter(party))
                            .as("after %s to %s", step, party)
                            .isEqualTo(AuthorityOracle.reads(party, is, after)
                                    || party.equals(audited.past().by().party()));
                }
            }
        });
        after.promises().forEach((id, is) -> {
            var was = before.promises().get(id);
            if (!is.equals(was)) {
                var concerned = new HashSet<>(is.parties());
                concerned.addAll(was == null ? Set.of() : was.parties());
                var audited = world.audited(id, false);
                var by = audited.past().by().party();
                assertThat(audited.parties()).as("%s", step).containsAll(concerned);
                for (var party : AuthorityWorld.PARTIES) {
                    assertThat(audited.showsAfter(party))
                            .as("after %s to %s", step, party)
                            .isEqualTo(is.parties().contains(party) || party.equals(by));
                    assertThat(audited.showsBefore(party))
                            .as("before %s to %s", step, party)
                            .isEqualTo((was != null && was.parties().contains(party)) || party.equals(by));
                }
            }
        });
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Attempt.several();
    }
}
