package eu.akkoord.platform.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientException;
import com.mongodb.MongoTimeoutException;
import eu.akkoord.platform.web.WebConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The web of a service that stores, wired as its autoconfiguration does. */
class DeskWebTest {
    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    WebConfiguration.class,
                    DeskWebConfiguration.class))
            .withBean(Things.class);

    @RestController
    static class Things {
        @GetMapping("/faults/{kind}")
        String fail(@PathVariable String kind) {
            throw kind.equals("unreachable")
                    ? new MongoTimeoutException("secret words")
                    : new MongoClientException("secret words");
        }

        @GetMapping("/history")
        String history(HistoryQuestion question) {
            return "%d from %s".formatted(question.pageSize(), question.from());
        }
    }

    @Test
    void a_fault_of_the_store_becomes_a_problem_that_tells_no_secrets() {
        service.run(context -> {
            for (var kind : new String[] {"unreachable", "other"}) {
                assertThat(MockMvcTester.from(context).get().uri("/faults/" + kind))
                        .as(kind)
                        .hasStatus(503)
                        .containsHeader("Retry-After")
                        .bodyText()
                        .contains("urn:problem-type:belgif:serviceUnavailable")
                        .doesNotContain("secret")
                        .doesNotContain("Exception");
            }
        });
    }

    @Test
    void a_controller_is_given_what_a_request_asks_of_a_history() {
        service.run(context -> assertThat(MockMvcTester.from(context).get().uri("/history?pageSize=7&from=2017-06-20"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("7 from 2017-06-20"));
    }
}
