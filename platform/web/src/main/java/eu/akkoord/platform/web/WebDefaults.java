package eu.akkoord.platform.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The settings of Spring Boot that every service shares; a service's own settings go before them. */
public final class WebDefaults implements EnvironmentPostProcessor {
    private static final int LARGEST_HEAD = 12 * 1024;

    private static final Map<String, Object> SHARED = Map.ofEntries(
            // the longest token and half as much again; what costs the connector most grows with it
            Map.entry("server.max-http-request-header-size", LARGEST_HEAD + "B"),
            // a form would be read before the contract says that no form is read here
            Map.entry("spring.mvc.formcontent.filter.enabled", "false"),
            Map.entry("spring.servlet.multipart.enabled", "false"),
            Map.entry("spring.web.resources.add-mappings", "false"),
            // what is absent is left out of every answer
            Map.entry("spring.jackson.default-property-inclusion", "non_null"),
            // the usual hundred would make every hundredth call of the gateway wait for a new connection
            Map.entry("server.tomcat.max-keep-alive-requests", "10000"),
            // longer than clients keep one (the JDK's 30 s, nginx 60 s): who closes first meets no request on its way,
            // as a server did that closed after 20 s
            Map.entry("server.tomcat.keep-alive-timeout", "75s"),
            // a span for each filter says nothing that the span of the request does not, and costs more than the check
            // of a token
            Map.entry("management.observations.enable.spring.security", "false"),
            // nor does one for each sweep, of which most find nothing
            Map.entry("management.observations.enable.tasks.scheduled.execution", "false"),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
            Map.entry("management.endpoint.health.probes.enabled", "true"),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("logging.structured.format.console", "ecs"),
            // how long a fetch waits for news, which are answered at once: at rest each follower asks so often
            Map.entry("spring.kafka.consumer.fetch-max-wait", "5s"),
            // the client writes all its settings at every start of anything
            Map.entry("logging.level.org.apache.kafka", "warn"),
            // what is not there is an answer like any other
            Map.entry("logging.level.org.springframework.web.servlet.PageNotFound", "error"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var defaults = new HashMap<>(SHARED);
        defaults.put("server.tomcat.max-connections", mostConnections());
        if (environment.containsProperty("management.server.port")) {
            // Spring Boot takes an address only with a port of its own
            defaults.put("management.server.address", "127.0.0.1");
        }
        environment.getPropertySources().addLast(new MapPropertySource("akkoord web defaults", defaults));
    }

    /** As many as may send a head at once before a third of the heap is full of them: each takes the whole size that a head may have. */
    private static long mostConnections() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 3 / LARGEST_HEAD, 100, 8192);
    }
}
