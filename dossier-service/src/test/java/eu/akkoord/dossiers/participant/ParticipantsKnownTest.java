package eu.akkoord.dossiers.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.person.Person;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Knows who may know a participant, and the requests of a day by which one was written. */
class ParticipantsKnownTest {
    private static final Instant NOW = Instant.parse("2017-06-20T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2017, 6, 20);
    private static final LocalDate LAST = LocalDate.of(2018, 6, 20);

    private final Roster none = new Roster(0, List.of(), List.of());

    private static ParticipantFacts facts(String function) {
        return new ParticipantFacts("NL", function, null, List.of(), null, null);
    }

    private static Participant known(@Nullable List<String> parties) {
        return new Participant("p", 1, 1, "NL", null, null, List.of(), "person", parties);
    }

    @Test
    void who_it_is_is_known_to_the_own_party_and_to_those_that_took_part_and_still_do() {
        var participating = List.of("VL", "NL");

        assertThat(known(List.of("VL", "NL")).isKnownTo("VL", participating)).isTrue();
        assertThat(known(List.of("NL")).isKnownTo("VL", participating))
                .as("which came later")
                .isFalse();
        assertThat(known(List.of("NL", "LU")).isKnownTo("LU", participating))
                .as("which takes no part any more")
                .isFalse();
        assertThat(known(null).isKnownTo("VL", participating)).isTrue();
        assertThat(known(null).isKnownTo("LU", participating)).isFalse();
        assertThat(known(List.of()).isKnownTo("NL", List.of())).isTrue();
    }

    @Test
    void each_change_of_somebody_counts_and_the_number_of_each_stays() {
        var one = none.with("een", facts("kenner"), null, null);
        var two = one.with("twee", facts("tolk"), null, null);
        var changed = two.with(two.all().getFirst(), facts("hoofd"), null, List.of("NL"));
        var without = changed.without(changed.all().getLast());

        assertThat(two.revision()).isEqualTo(2);
        assertThat(two.all()).extracting(Participant::number).containsExactly(1L, 2L);
        assertThat(changed.revision()).isEqualTo(3);
        assertThat(changed.all()).extracting(Participant::number).containsExactly(1L, 2L);
        assertThat(changed.all()).extracting(Participant::revision).containsExactly(3L, 2L);
        assertThat(changed.all()).extracting(Participant::function).containsExactly("hoofd", "tolk");
        assertThat(changed.find("een").orElseThrow().knownTo()).containsExactly("NL");
        assertThat(changed.find("drie")).isEmpty();
        assertThat(without.revision()).isEqualTo(4);
        assertThat(without.all()).extracting(Participant::id).containsExactly("een");
    }

    private static RequestKey key(String party, String key, String fingerprint) {
        return new RequestKey("c s", key, party, fingerprint);
    }

    @Test
    void a_request_is_recognised_for_a_day_and_its_key_is_for_no_other() {
        var asked = key("NL", "k-1", "print");
        var roster = none.with("een", facts("kenner"), null, null).by(asked, NOW);
        var lastMoment = NOW.plus(Duration.ofDays(1)).minusMillis(1);

        assertThat(roster.find(asked, lastMoment).orElseThrow().revision()).isEqualTo(1);
        assertThat(roster.find(asked, NOW.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(roster.find(key("NL", "k-2", "print"), NOW)).isEmpty();
        assertThatExceptionOfType(Refused.KeyReused.class)
                .isThrownBy(() -> roster.find(key("NL", "k-1", "another"), NOW));
        assertThat(roster.find(key("NL", "k-1", "another"), NOW.plus(Duration.ofDays(1))))
                .isEmpty();
        assertThat(roster.by(null, NOW).requests()).hasSize(1);
    }

    @Test
    void a_day_takes_a_thousand_requests_of_all_parties_together() {
        var roster = none;
        for (int n = 0; n < Roster.MOST_REQUESTS; n++) {
            roster = roster.by(key("P" + n % 10, "k-" + n, "print"), NOW.plusSeconds(n));
        }
        var full = roster;
        var now = NOW.plus(Duration.ofHours(1));

        assertThatExceptionOfType(Refused.TooManyKeys.class)
                .isThrownBy(() -> full.by(key("VL", "k", "print"), now))
                .satisfies(refused -> assertThat(refused.pause()).isEqualTo(Duration.ofHours(23)));
        var later = NOW.plus(Duration.ofDays(1));
        assertThat(full.by(key("VL", "k", "print"), later).requests())
                .as("one is forgotten by then")
                .hasSize(Roster.MOST_REQUESTS);
    }

    @Test
    void who_has_asked_most_waits_until_the_own_first_request_is_forgotten() {
        var roster = none.by(key("VL", "k", "print"), NOW.minusSeconds(60));
        for (int n = 0; n < Roster.MOST_REQUESTS_OF_ONE; n++) {
            roster = roster.by(key("NL", "k-" + n, "print"), NOW);
        }
        var full = roster;

        assertThatExceptionOfType(Refused.TooManyKeys.class)
                .isThrownBy(() -> full.by(key("NL", "k", "print"), NOW))
                .satisfies(refused -> assertThat(refused.pause()).isEqualTo(Duration.ofDays(1)));
    }

    private static List<String> faults(String party, @Nullable LocalDate erasure) {
        return new ParticipantFacts(party, null, null, List.of(), null, erasure)
                .faults(List.of("VL", "NL"), TODAY, LAST).stream()
                        .map(Fault::detail)
                        .map(Message::code)
                        .toList();
    }

    @Test
    void somebody_is_of_a_delegation_and_without_details_there_is_nothing_to_erase() {
        assertThat(faults("NL", null)).isEmpty();
        assertThat(faults("LU", null)).containsExactly("delegation.ofOthers");
        assertThat(faults("NL", LAST)).containsExactly("person.nothingToErase");
    }

    private static List<String> faultsOfSomebody(LocalDate erasure) {
        return new ParticipantFacts("NL", null, null, List.of(), new Person("An", null, null, null), erasure)
                .faults(List.of("VL", "NL"), TODAY, LAST).stream()
                        .map(Fault::pointer)
                        .toList();
    }

    @Test
    void details_are_erased_from_tomorrow_on_and_on_the_last_day_at_the_latest() {
        assertThat(faultsOfSomebody(TODAY)).containsExactly("/erasureDate");
        assertThat(faultsOfSomebody(TODAY.plusDays(1))).isEmpty();
        assertThat(faultsOfSomebody(LAST)).isEmpty();
        assertThat(faultsOfSomebody(LAST.plusDays(1))).containsExactly("/erasureDate");
    }
}
