package eu.akkoord.platform.core.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows to each caller what the tokens open, on the days on which they do. */
class ClearanceTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static final String O = "issuer#o";

    private static Caller caller(String subject, String party) {
        return new Caller(subject, "issuer#c", party, "abb", Set.of("reader"), Set.of());
    }

    private static Caller coordinator(String party) {
        return new Caller(O, "issuer#c", party, "abb", Set.of(Caller.COORDINATOR), Set.of());
    }

    private static boolean sees(Caller caller, String token) {
        return Clearance.meet(Clearance.of(caller), Set.of(token));
    }

    private static boolean sees(Caller caller, LocalDate today, String token) {
        return Clearance.meet(Clearance.of(caller, today), Set.of(token));
    }

    @Test
    void a_day_is_met_by_itself_and_every_later_one() {
        var who = caller("issuer#o", "VL");
        for (int from = 0; from < 1200; from += 13) {
            var opening = Clearance.since("issuer#o", "VL", FIRST.plusDays(from));
            for (int day = 0; day < 1200; day += 7) {
                var held = Clearance.since(who, FIRST.plusDays(day));
                assertThat(Clearance.meet(held, opening))
                        .as("day %d from %d", day, from)
                        .isEqualTo(day >= from);
                assertThat(held).hasSizeLessThan(16);
            }
        }
    }

    @Test
    void nobody_else_meets_it() {
        var opening = Clearance.since("issuer#o", "VL", FIRST);
        assertThat(Clearance.meet(Clearance.since(caller("issuer#p", "VL"), FIRST.plusDays(9)), opening))
                .isFalse();
        assertThat(Clearance.meet(Clearance.since(caller("issuer#o", "NL"), FIRST.plusDays(9)), opening))
                .isFalse();
        assertThat(opening)
                .allMatch(Clearance::isSince)
                .allMatch(token -> Clearance.ofParty(token).filter("VL"::equals).isPresent());
    }

    @Test
    void what_is_open_to_a_party_an_organisation_or_a_person_is_seen_by_them_and_by_nobody_else() {
        var who = caller(O, "VL");

        assertThat(sees(who, Clearance.PUBLIC)).isTrue();
        assertThat(sees(who, Clearance.party("VL"))).isTrue();
        assertThat(sees(who, Clearance.party("NL"))).isFalse();
        assertThat(sees(who, Clearance.organisation("VL", "abb"))).isTrue();
        assertThat(sees(who, Clearance.organisation("VL", "dkbuza"))).isFalse();
        assertThat(sees(who, Clearance.organisation("NL", "abb"))).isFalse();
        assertThat(sees(who, Clearance.person(O))).isTrue();
        assertThat(sees(who, Clearance.person("issuer#p"))).isFalse();
        assertThat(sees(who, Clearance.person(O, "VL"))).isTrue();
        assertThat(sees(who, Clearance.person("issuer#p", "VL"))).isFalse();
        assertThat(sees(who, Clearance.person(O, "NL")))
                .as("who has left for another party")
                .isFalse();
        assertThat(sees(who, Clearance.coordinators("VL", FIRST))).isFalse();
    }

    @Test
    void what_is_open_to_the_coordinators_of_a_party_is_seen_until_its_last_day() {
        var open = Clearance.coordinators("VL", FIRST);

        assertThat(sees(coordinator("VL"), FIRST, open)).isTrue();
        assertThat(sees(coordinator("VL"), FIRST.minusDays(Clearance.MOST_DAYS), open))
                .isTrue();
        assertThat(sees(coordinator("VL"), FIRST.minusDays(Clearance.MOST_DAYS + 1), open))
                .isFalse();
        assertThat(sees(coordinator("VL"), FIRST.plusDays(1), open)).isFalse();
        assertThat(sees(coordinator("NL"), FIRST, open)).isFalse();
        assertThat(sees(caller(O, "VL"), FIRST, open)).isFalse();
        assertThat(sees(coordinator("VL"), FIRST, Clearance.party("VL")))
                .as("a coordinator is one of the party too")
                .isTrue();
        assertThat(sees(caller(O, "VL"), FIRST, Clearance.party("VL"))).isTrue();
    }

    static List<Arguments> covering() {
        var party = Clearance.party("VL");
        var organisation = Clearance.organisation("VL", "abb");
        var person = Clearance.person(O);
        var member = Clearance.person(O, "VL");
        var today = Clearance.coordinators("VL", FIRST);
        var tomorrow = Clearance.coordinators("VL", FIRST.plusDays(1));
        return List.of(
                arguments(Clearance.PUBLIC, person, true),
                arguments(person, Clearance.PUBLIC, false),
                arguments(organisation, organisation, true),
                arguments(party, organisation, true),
                arguments(party, member, true),
                arguments(party, today, true),
                arguments(party, Clearance.since(O, "VL", FIRST).iterator().next(), true),
                arguments(party, person, false),
                arguments(Clearance.party("NL"), organisation, false),
                arguments(organisation, party, false),
                arguments(organisation, member, false),
                arguments(tomorrow, today, true),
                arguments(today, today, true),
                arguments(today, tomorrow, false),
                arguments(Clearance.coordinators("NL", FIRST.plusDays(1)), today, false),
                arguments(tomorrow, organisation, false),
                arguments(person, member, true),
                arguments(Clearance.person("issuer#p"), member, false),
                arguments(member, person, false));
    }

    @ParameterizedTest
    @MethodSource("covering")
    void a_token_covers_another_where_all_who_have_that_one_have_it_too(String wider, String token, boolean covers) {
        assertThat(Clearance.covers(wider, token)).isEqualTo(covers);
        assertThat(Clearance.covered(token, Set.of("no token", wider))).isEqualTo(covers);
        assertThat(Clearance.covered(token, Set.of())).isFalse();
    }

    @Test
    void those_who_surely_have_one_of_each_set_are_named_by_the_narrower_tokens() {
        var party = Clearance.party("VL");
        var organisation = Clearance.organisation("VL", "abb");
        var other = Clearance.party("NL");

        assertThat(Clearance.narrowed(Set.of(party), Set.of(organisation, other)))
                .containsExactly(organisation);
        assertThat(Clearance.narrowed(Set.of(organisation, other), Set.of(party)))
                .containsExactly(organisation);
        assertThat(Clearance.narrowed(Set.of(party), Set.of(other))).isEmpty();
    }

    @Test
    void only_what_counts_from_some_day_on_says_so() {
        assertThat(List.of(
                        Clearance.PUBLIC,
                        Clearance.party("VL"),
                        Clearance.person(O),
                        Clearance.coordinators("VL", FIRST)))
                .noneMatch(Clearance::isSince);
    }
}
