package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Refusals at the door leave a trace: counted by kind, and a line each with the trace id that the caller was given. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalsTest extends ThingsCase {
    @Autowired
    private MeterRegistry meters;

    @Test
    void each_refusal_is_counted_by_kind_and_logged_with_its_trace_and_without_the_token(CapturedOutput output)
            throws Exception {
        double unknown = counted("401");
        double forbidden = counted("403");
        var token = "a-made-up-token-of-which-nothing-is-logged";

        var refused = send("GET", THING, token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(send("POST", THINGS, READER, "{}").statusCode()).isEqualTo(403);

        var trace = refused.headers().firstValue("BelGov-Trace-Id").orElseThrow();
        // both follow the answer
        await().untilAsserted(() -> {
            assertThat(counted("401")).isEqualTo(unknown + 1);
            assertThat(counted("403")).isEqualTo(forbidden + 1);
            assertThat(output.getOut()
                            .lines()
                            .filter(line -> line.contains("RequestLog") && line.endsWith("}"))
                            .map(JsonMapper.shared()::readTree)
                            .filter(line -> line.path("traceId").asString("").equals(trace))
                            .map(line -> line.at("/http/response/status_code").asInt()))
                    .containsExactly(401);
        });
        assertThat(output).doesNotContain(token);
    }

    @Test
    void a_flood_of_refusals_is_counted_whole_and_logged_in_part(CapturedOutput output) throws Exception {
        var registry = new SimpleMeterRegistry();
        var log = new RequestLog(registry);
        for (int time = 0; time < 5_000; time++) {
            var response = new MockHttpServletResponse();
            response.setStatus(429);
            log.doFilter(new MockHttpServletRequest("GET", "/flood"), response, new MockFilterChain());
        }
        assertThat(registry.get("akkoord.door.refusals")
                        .tag("status", "429")
                        .counter()
                        .count())
                .isEqualTo(5_000);
        assertThat(output.getOut()
                        .lines()
                        .filter(line -> line.contains("/flood"))
                        .count())
                .isBetween(100L, 2_000L);
    }

    private double counted(String status) {
        var counter = meters.find("akkoord.door.refusals").tag("status", status).counter();
        return counter == null ? 0 : counter.count();
    }
}
