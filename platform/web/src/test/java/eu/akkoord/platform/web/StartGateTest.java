package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.process.Readiness;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class StartGateTest {
    private static final String CONTRACT = "/akkoord/v1/openapi.json";

    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicBoolean current = new AtomicBoolean(true);
    private final StartGate gate = new StartGate(
            ready::get, current::get, new OpenPaths(Set.of(CONTRACT)), new ProblemWriter(JsonMapper.shared()));

    @Test
    void nothing_is_answered_before_everything_was_read() throws Exception {
        var early = answer("/akkoord/v1/dossiers/a");
        assertThat(early.getStatus()).isEqualTo(503);
        assertThat(early.getHeader(HttpHeaders.RETRY_AFTER)).isNotNull();
        assertThat(early.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer(CONTRACT).getStatus()).isEqualTo(200);
    }

    @Test
    void once_open_it_stays_open() throws Exception {
        ready.set(true);
        assertThat(answer("/akkoord/v1/dossiers/a").getStatus()).isEqualTo(200);
        ready.set(false);
        assertThat(answer("/akkoord/v1/dossiers/a").getStatus()).isEqualTo(200);
    }

    @Test
    void while_what_was_read_is_too_old_nothing_is_answered_by_it() throws Exception {
        ready.set(true);
        assertThat(answer("/akkoord/v1/dossiers/a").getStatus()).isEqualTo(200);
        current.set(false);
        var late = answer("/akkoord/v1/dossiers/a");
        assertThat(late.getStatus()).isEqualTo(503);
        assertThat(late.getHeader(HttpHeaders.RETRY_AFTER)).isNotNull();
        assertThat(late.getHeader(Readiness.STATE)).isNull();
        assertThat(answer(CONTRACT).getStatus()).isEqualTo(200);
        current.set(true);
        assertThat(answer("/akkoord/v1/dossiers/a").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse answer(String path) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        gate.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }
}
