package eu.akkoord.platform.desk.consent;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredOffersTest {
    private static final Map<String, Object> TO_NL = Map.of(
            "id", "a",
            "by", Map.of("party", "VL"),
            "awaits", List.of("NL", "DE"),
            "accepted", List.of("DE"),
            "content", Map.of("text", "GEHEIM"),
            "reason", "waarom VL het vraagt",
            "ended", Map.of("reason", "waarom NL niet wil"));
    private static final Map<String, Object> STATE = Map.of("title", "Zaak", "offers", List.of(TO_NL));

    @Test
    void attack_why_somebody_offers_or_answers_is_not_for_third_parties() {
        for (var said : List.of("waarom VL het vraagt", "waarom NL niet wil")) {
            for (var type : List.of("offered", "answered")) {
                var past = past(type, said, "VL");
                assertThat(StoredOffers.reason(past, "FR")).as(said).isNull();
                for (var party : List.of("VL", "NL", "DE")) {
                    assertThat(StoredOffers.reason(past, party)).isEqualTo(said);
                }
            }
        }
    }

    @Test
    void attack_why_one_of_several_accepts_is_not_for_third_parties() {
        var past = past("answered", "waarom DE het wil", "DE");
        assertThat(StoredOffers.reason(past, "FR")).isNull();
        assertThat(StoredOffers.reason(past, "NL")).isEqualTo("waarom DE het wil");
        assertThat(StoredOffers.reason(past("answered", "van lang geleden", "NL"), "DE"))
                .as("of an offer that is no longer kept")
                .isNull();
    }

    @Test
    void attack_what_is_said_with_an_offer_is_not_for_third_parties_whatever_it_is_called() {
        for (var type : List.of("changed", "moved", "written")) {
            var past = past(type, "door wie dan ook", "NL", "a");
            assertThat(StoredOffers.reason(past, "FR")).as(type).isNull();
            assertThat(StoredOffers.isShown(past, "FR")).as(type).isFalse();
            for (var party : List.of("VL", "NL", "DE")) {
                assertThat(StoredOffers.reason(past, party)).isEqualTo("door wie dan ook");
            }
            var gone = past(type, "van lang geleden", "NL", "b");
            assertThat(StoredOffers.reason(gone, "VL")).isNull();
            assertThat(StoredOffers.reason(gone, "NL")).isEqualTo("van lang geleden");
        }
    }

    @Test
    void attack_what_was_stored_before_is_known_by_the_offer_that_says_the_same() {
        for (var type : List.of("changed", "moved")) {
            assertThat(StoredOffers.reason(past(type, "waarom NL niet wil", "NL"), "FR"))
                    .isNull();
            assertThat(StoredOffers.reason(past(type, "waarom NL niet wil", "NL"), "VL"))
                    .isNotNull();
            assertThat(StoredOffers.reason(past(type, "verbeterd", "VL"), "FR")).isEqualTo("verbeterd");
        }
    }

    @Test
    void why_anything_else_was_changed_is_for_every_reader() {
        assertThat(StoredOffers.reason(past("amended", "verbeterd", "VL"), "FR"))
                .isEqualTo("verbeterd");
    }

    @Test
    void a_state_is_shown_without_the_offers_of_others() {
        assertThat(StoredOffers.shown(STATE, "NL")).isEqualTo(STATE);
        assertThat(StoredOffers.shown(STATE, "FR")).isEqualTo(Map.of("title", "Zaak"));
    }

    private static HistoryRecord<String> past(String type, String reason, String by) {
        return past(type, reason, by, null);
    }

    private static HistoryRecord<String> past(String type, String reason, String by, @Nullable String offer) {
        return new HistoryRecord<>(
                2,
                type,
                LocalDate.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                new Actor("s", "c", by, "abb"),
                reason,
                offer,
                null,
                "Zaak",
                STATE,
                List.of());
    }
}
