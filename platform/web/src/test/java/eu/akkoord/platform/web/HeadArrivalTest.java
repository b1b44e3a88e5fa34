package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadArrivalTest {
    private static final Duration USUAL = Duration.ofSeconds(20);

    @Test
    void attack_an_ipv6_network_has_no_more_connections_than_an_address() {
        assertThat(ofNetwork("2001:db8:2:3::1", "2001:db8:2:3::1", "2001:db8:2:3:ffff::9", "2001:db8:2:4::1"))
                .isEqualTo(2);
        assertThat(ofNetwork("2001:db8:2:3::1", "203.0.113.9", null, "rubbish")).isZero();
        assertThat(ofNetwork("203.0.113.9", "203.0.113.9", "203.0.113.8", "::ffff:203.0.113.9"))
                .isEqualTo(2);
    }

    @Test
    void a_head_has_less_time_once_half_of_the_connections_are_taken() {
        assertThat(HeadArrival.limit(200, 400, USUAL)).isEqualTo(USUAL);
        assertThat(HeadArrival.limit(201, 400, USUAL)).isEqualTo(Duration.ofSeconds(5));
        assertThat(HeadArrival.limit(10_000, -1, USUAL)).isEqualTo(USUAL);
    }

    private static long ofNetwork(String address, @Nullable String... open) {
        return HeadArrival.ofNetwork(InetAddress.ofLiteral(address), Stream.of(open));
    }
}
