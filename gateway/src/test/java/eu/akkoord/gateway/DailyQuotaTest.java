package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.web.ProblemWriter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class DailyQuotaTest {
    private Instant now = Instant.parse("2026-11-24T22:58:00Z");

    private final DailyQuota quota = new DailyQuota(
            2, request -> request.getParameter("client"), new Hands(), new ProblemWriter(JsonMapper.shared()));

    @Test
    void a_day_ends_at_midnight_in_brussels() throws Exception {
        assertThat(ask("a").getHeader("RateLimit")).isEqualTo("\"daily\";r=1;t=120");
        assertThat(ask("a").getHeader("RateLimit")).isEqualTo("\"daily\";r=0;t=120");
        for (int time = 0; time < 5; time++) {
            var refused = ask("a");
            assertThat(refused.getStatus()).isEqualTo(429);
            assertThat(refused.getHeader("Retry-After")).isEqualTo("120");
        }
        assertThat(ask("b").getStatus()).isEqualTo(200);

        now = Instant.parse("2026-11-24T23:00:00Z");
        assertThat(ask("a").getHeader("RateLimit")).isEqualTo("\"daily\";r=1;t=86400");
    }

    private MockHttpServletResponse ask(String client) throws ServletException, IOException {
        var request = new MockHttpServletRequest();
        request.setParameter("client", client);
        var response = new MockHttpServletResponse();
        quota.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private final class Hands extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
