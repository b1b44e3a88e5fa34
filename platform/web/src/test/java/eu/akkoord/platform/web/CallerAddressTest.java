package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CallerAddressTest {
    private final CallerAddress addresses = new CallerAddress(List.of("10.0.0.0/8", "2001:db8:1::/48"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1    |                                        | 192.0.2.1",
                "192.0.2.1    | 203.0.113.9                            | 192.0.2.1",
                "10.0.0.1     |                                        | 10.0.0.1",
                "10.0.0.1     | 203.0.113.9                            | 203.0.113.9",
                "10.0.0.1     | 198.51.100.1, 203.0.113.9              | 203.0.113.9",
                "10.0.0.1     | 198.51.100.1, 203.0.113.9 , 10.0.0.2   | 203.0.113.9",
                "10.0.0.1     | 10.0.0.3, 10.0.0.2                     | 10.0.0.3",
                "10.0.0.1     | rubbish                                | 10.0.0.1",
                "10.0.0.1     | 203.0.113.9, rubbish                   | 10.0.0.1",
                "10.0.0.1     | 203.0.113.9, example.org               | 10.0.0.1",
                "10.0.0.1     | ,                                      | 10.0.0.1",
                "2001:db8:1::1| 203.0.113.9                            | 203.0.113.9",
                "::ffff:10.0.0.1 | 203.0.113.9                         | 203.0.113.9",
            })
    void only_what_trusted_proxies_wrote_is_believed(String peer, @Nullable String forwarded, String expected) {
        assertThat(addresses.of(request(peer, forwarded))).isEqualTo(expected);
    }

    @Test
    void addresses_of_one_ipv6_network_count_as_one() {
        assertThat(addresses.of(request("2001:db8:2:3::1", null)))
                .isEqualTo(addresses.of(request("2001:db8:2:3:ffff::9", null)))
                .isNotEqualTo(addresses.of(request("2001:db8:2:4::1", null)));
    }

    @Test
    void a_row_of_proxies_without_end_is_not_followed() {
        assertThat(addresses.of(request("10.0.0.1", "203.0.113.9" + ", 10.0.0.2".repeat(20_000))))
                .isEqualTo("10.0.0.2");
    }

    private static MockHttpServletRequest request(String peer, @Nullable String forwarded) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        return request;
    }
}
