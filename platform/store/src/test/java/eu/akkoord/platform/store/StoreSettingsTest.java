package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the store without which it does not start, and what holds where nothing is set. */
class StoreSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "0000009900000000100", "000000990000000010000", "0000009900000000100x"})
    void an_oin_has_20_digits(String oin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreSettings("notes", oin, 6, (short) 1))
                .withMessageContaining("20 digits");
    }

    @Test
    void a_topic_has_a_partition_and_a_copy_at_least() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreSettings("notes", "00000099000000001000", 0, (short) 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreSettings("notes", "00000099000000001000", 1, (short) 0));
    }

    @Test
    void anchors_are_taken_every_hour_at_least() {
        assertThatCode(() -> chains(Duration.ofHours(1))).doesNotThrowAnyException();
        for (var wrong : List.of(Duration.ofHours(1).plusNanos(1), Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> chains(wrong))
                    .withMessageContaining("akkoord.audit.anchor-every");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainSettings(List.of(), Duration.ofHours(1), Duration.ofNanos(-1), null))
                .withMessageContaining("akkoord.audit.check-every");
    }

    private static ChainSettings chains(Duration anchorEvery) {
        return new ChainSettings(List.of(), anchorEvery, Duration.ofMinutes(1), null);
    }

    @Test
    void a_key_of_chains_has_32_bytes_at_least_and_is_never_quoted() {
        assertThat(ChainKeys.of(List.of(key("1", 32), key("7", 33))).current()).isEqualTo(7);
        for (var wrong : List.of(
                List.<String>of(),
                List.of(key("1", 31)),
                List.of(key("0", 32)),
                List.of(key("1", 32), key("1", 32)),
                List.of("1:c2VjcmV0*"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ChainKeys.of(wrong))
                    .withMessageStartingWith("akkoord.audit.keys")
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("AAAA", "c2VjcmV0"));
        }
    }

    private static String key(String number, int bytes) {
        return number + ":" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    @Test
    void a_thousand_rows_that_no_service_wrote_are_remembered_and_no_more() {
        var meters = new SimpleMeterRegistry();
        var odd = new OddRows(meters);
        for (int row = 0; row < 1_010; row++) {
            odd.pass("notes", row);
        }

        assertThat(odd.count()).isEqualTo(1_000);
        assertThat(meters.get("akkoord.store.odd.rows").gauge().value()).isEqualTo(1_000);
    }
}
