package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.cost.DearInputs;
import eu.akkoord.platform.servicetest.cost.DearInputs.Dear;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.web.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Measures the processor time of a whole request at the gateway, over HTTP: connector, filters, token, contract, and where it is admitted
 * also the call of a service and the service's stand-in, which makes the figure no smaller. It is the time of threads, not that of a
 * clock, and the best of a few: so neither another process nor a compiler or collector at work decides.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "management.server.port=0",
            "akkoord.gateway.address-limit.requests=100000000",
            "akkoord.gateway.client-limit.requests=100000000",
            "akkoord.gateway.partner-quota=100000000",
            "akkoord.gateway.trusted-proxies=127.0.0.0/8",
            "akkoord.gateway.allowed-origins=https://ministry.test",
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionCostIT {
    private static final Duration BAR = Duration.ofMillis(50);
    private static final int TRIES = 6;

    /** So dear that no other try could be below the bar. */
    private static final Duration BEYOND_DOUBT = BAR.multipliedBy(20);

    private static final Pattern STATUS = Pattern.compile("HTTP/1.1 ([0-9]{3}) ");
    private static final Contract CONTRACT = contract();
    private static final Backend SERVICES = new Backend("services");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        TestTokens.settings().forEach((name, value) -> settings.add(name, () -> value));
        settings.add("akkoord.gateway.agreement-service", SERVICES::address);
        settings.add("akkoord.gateway.dossier-service", SERVICES::address);
    }

    @BeforeAll
    void warm_up() throws Exception {
        SERVICES.answer();
        for (var operation : CONTRACT.operations()) {
            if (List.of("POST /visits", "GET /visits").contains(operation.toString())) {
                faults(token(operation), DearInputs.of(operation, CONTRACT.base()), status -> true);
            }
        }
    }

    @AfterAll
    void end() throws Exception {
        SERVICES.goAway();
    }

    /** Of 401, 403 and 429 it would not be known what the rest of the input costs. */
    @ParameterizedTest
    @MethodSource("operations")
    void no_request_costs_more_than_50_ms_before_it_is_admitted(Contract.Operation operation) {
        assertThat(faults(
                        token(operation),
                        DearInputs.of(operation, CONTRACT.base()),
                        status -> isTheirs(status) && !List.of(401, 403, 429).contains(status)))
                .as(operation.toString())
                .isEmpty();
        SERVICES.asked().clear();
    }

    @Test
    void no_head_costs_more_than_50_ms_whoever_sends_it() {
        assertThat(faults(TestTokens.reader("VL", "abb"), DearHeads.all(), AdmissionCostIT::isTheirs))
                .isEmpty();
    }

    /** Accepts what the service said, or what is wrong with the request: no fault of ours, and no connection that ends without an answer. */
    private static boolean isTheirs(int status) {
        return status >= 200 && status < 500;
    }

    static List<Contract.Operation> operations() {
        return CONTRACT.operations();
    }

    /** A sentence for each input that costs too much, or is answered otherwise than by one of these. */
    private List<String> faults(String token, List<Dear> inputs, IntPredicate right) {
        var faults = new ArrayList<String>();
        for (var input : inputs) {
            var request = Wire.written(input.request(), token);
            var least = Cost.of(port, request);
            for (int time = 1; time < TRIES && least.isOver(BAR) && !least.isOver(BEYOND_DOUBT); time++) {
                var again = Cost.of(port, request);
                least = again.isOver(least.time()) ? least : again;
            }
            if (least.isOver(BAR) || !right.test(least.status())) {
                faults.add("%s: %d ms, %d".formatted(input.name(), least.time().toMillis(), least.status()));
            }
        }
        return faults;
    }

    /** @param status 0 where the connection was closed without an answer */
    private record Cost(Duration time, int status) {
        static Cost of(int port, byte[] request) {
            var others = OtherThreads.now();
            try {
                var status = STATUS.matcher(new Wire(port).send(request));
                return new Cost(others.since(), status.lookingAt() ? Integer.parseInt(status.group(1)) : 0);
            } catch (IOException unanswered) {
                return new Cost(others.since(), 0);
            }
        }

        boolean isOver(Duration bar) {
            return time.compareTo(bar) > 0;
        }
    }

    /** Of somebody who may. */
    private static String token(Contract.Operation operation) {
        var admission = operation.admission();
        var staff = !admission.role().isEmpty();
        return TestTokens.token(
                "VL",
                "abb",
                staff ? List.of(admission.role()) : List.of(),
                String.join(" ", staff ? admission.staffScopes() : admission.partnerScopes()));
    }

    private static Contract contract() {
        try {
            return Contract.read(new ClassPathResource("/contract/openapi.yaml").getInputStream());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
