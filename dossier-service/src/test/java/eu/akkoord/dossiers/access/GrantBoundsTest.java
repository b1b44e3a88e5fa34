package eu.akkoord.dossiers.access;

import static eu.akkoord.dossiers.access.RecoveryWorld.COORDINATOR;
import static eu.akkoord.dossiers.access.RecoveryWorld.MAKER;
import static eu.akkoord.dossiers.access.RecoveryWorld.THING;
import static eu.akkoord.dossiers.access.RecoveryWorld.because;
import static eu.akkoord.dossiers.access.RecoveryWorld.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.access.Recovery.Answer;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.change.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bounds of the grants and recoveries of one thing, as docs/confidentiality.md states them. */
class GrantBoundsTest {
    private static final Grant CREATOR = Grant.ofCreator(new Creator(MAKER.subject(), MAKER.party()));

    private final RecoveryWorld world = new RecoveryWorld();

    @Test
    void a_hundred_grants_count_at_once() {
        granted(grants(98, "VL", true));
        give();
        granted(grants(99, "VL", true));
        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(this::give);
    }

    @Test
    void officers_of_one_party_give_a_thousand_ever() {
        granted(grants(999, "VL", false));
        give();
        granted(grants(1_000, "VL", false));
        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(this::give);
        granted(grants(1_000, "NL", false));
        give();
    }

    @Test
    void a_thing_has_five_thousand_grants_ever() {
        granted(grants(4_998, "NL", false));
        give();
        granted(grants(4_999, "NL", false));
        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(this::give);
    }

    @Test
    void a_thing_has_a_hundred_recoveries_that_were_not_refused() {
        recovered(99, Answer.WITHDRAWN);
        assertThat(ask()).isNotNull();
        recovered(100, Answer.WITHDRAWN);
        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(this::ask);
        recovered(1_000, Answer.REFUSED);
        assertThat(ask()).isNotNull();
    }

    private void give() {
        var maker = caller("maker", "app", "VL", "coordinator");
        world.granting.give(
                THING, new Grantee.ToPerson("https://issuer.example#reader", "NL"), because("leest mee"), maker, null);
    }

    private Recovery ask() {
        return world.recovering.ask(THING, because("niemand meer hier"), COORDINATOR, null);
    }

    private void granted(Stream<Grant> others) {
        world.grants.all.put(
                THING, new GrantList(Stream.concat(Stream.of(CREATOR), others).toList(), 1));
    }

    private void recovered(int number, Answer ended) {
        var recoveries = IntStream.range(0, number)
                .mapToObj(place -> new Recovery(
                        "recovery-" + place,
                        new Grantee.ToPerson(COORDINATOR.subject(), "VL"),
                        act("VL"),
                        null,
                        null,
                        new Recovery.Ended(ended, act("VL"))))
                .toList();
        world.grants.all.put(THING, new GrantList(List.of(CREATOR), recoveries, 1));
    }

    private static Stream<Grant> grants(int number, String by, boolean counting) {
        return IntStream.range(0, number)
                .mapToObj(place -> new Grant(
                        "grant-" + place,
                        new Grantee.ToPerson("https://issuer.example#reader-" + place, "NL"),
                        act(by),
                        null,
                        counting ? null : act(by)));
    }

    private static Grant.Act act(String party) {
        return new Grant.Act(
                LocalDate.EPOCH,
                Instant.EPOCH,
                "https://issuer.example#officer",
                new Organisation(party, "org"),
                "leest mee");
    }
}
