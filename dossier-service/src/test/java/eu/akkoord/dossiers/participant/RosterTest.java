package eu.akkoord.dossiers.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTest {
    @Test
    void attack_one_delegation_leaves_the_others_no_room() {
        var roster = filled(new Roster(0, List.of(), List.of()), "NL", 200);
        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(() -> filled(roster, "NL", 1));
        assertThat(filled(roster, "VL", 1).all()).hasSize(200 + 1);
        var without = roster.without(roster.all().getFirst());
        assertThat(filled(without, "NL", 1).all()).hasSize(200);
    }

    @Test
    void there_is_an_end_to_the_number_of_participants() {
        var roster = new Roster(0, List.of(), List.of());
        for (var party : List.of("VL", "NL", "LU", "DE", "FR")) {
            roster = filled(roster, party, 200);
        }
        var full = roster;
        assertThatExceptionOfType(Refusal.Contradiction.class).isThrownBy(() -> filled(full, "BE", 1));
    }

    @Test
    void attack_one_party_leaves_the_others_no_room_for_keys() {
        var now = Instant.parse("2017-06-20T10:00:00Z");
        var roster = new Roster(0, List.of(), List.of());
        for (int n = 0; n < Roster.MOST_REQUESTS_OF_ONE; n++) {
            roster = roster.by(key("NL", n), now);
        }
        var full = roster;
        assertThatExceptionOfType(Refused.TooManyKeys.class).isThrownBy(() -> full.by(key("NL", -1), now));
        assertThat(full.by(key("VL", -1), now).find(key("VL", -1), now)).isPresent();
        var later = now.plus(Duration.ofDays(1));
        assertThat(full.by(key("NL", -1), later).requests()).hasSize(1);
    }

    private static RequestKey key(String party, int number) {
        return new RequestKey("c s", "%s-%d".formatted(party, number), party, "print");
    }

    private static Roster filled(Roster before, String party, int more) {
        var roster = before;
        for (int n = 0; n < more; n++) {
            roster = roster.with(
                    "%s-%d".formatted(party, roster.revision()),
                    new ParticipantFacts(party, "kenner", null, List.of(), null, null),
                    null,
                    null);
        }
        return roster;
    }
}
