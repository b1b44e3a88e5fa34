package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class RateLimitTest {
    private final RateLimit limit = new RateLimit(
            new RateLimit.Limit(2, Duration.ofDays(365)),
            request -> request.getRemoteUser(),
            new ProblemWriter(JsonMapper.shared()));

    @Test
    void a_flood_of_names_fills_no_memory_and_makes_nobody_forgotten_who_keeps_asking() throws Exception {
        ask("busy");
        ask("busy");
        for (int name = 0; name < 3 * 100_000; name++) {
            assertThat(ask("forged " + name)).isEqualTo(200);
            if (name % 100 == 0) {
                assertThat(ask("busy")).isEqualTo(429);
                assertThat(limit.remembered()).isLessThanOrEqualTo(100_000 + 1);
            }
        }
    }

    @Test
    void who_has_no_name_is_not_counted() throws Exception {
        for (int time = 0; time < 10; time++) {
            assertThat(ask(null)).isEqualTo(200);
        }
    }

    private int ask(@org.jspecify.annotations.Nullable String name) throws ServletException, IOException {
        var request = new MockHttpServletRequest();
        request.setRemoteUser(name);
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
