package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** Settings of Spring Boot that all services share. */
class WebDefaultsTest {
    /** Default of nginx; the JDK's client keeps a connection for half as long. */
    private static final Duration LONGEST_OF_CLIENTS = Duration.ofSeconds(60);

    @Test
    void clients_close_an_idle_connection_first() {
        var environment = new MockEnvironment();
        new WebDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(Binder.get(environment)
                        .bind("server.tomcat.keep-alive-timeout", Duration.class)
                        .get())
                .isGreaterThan(LONGEST_OF_CLIENTS);
    }
}
