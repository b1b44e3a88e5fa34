package eu.akkoord.platform.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The settings of Spring Boot that every service shares; a service's own settings go before them. */
public final class WebDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> SHARED = Map.of(
            // so large that a token beyond any sense is still answered as a token, with 401
            "server.max-http-request-header-size",
            "160KB",
            // a form would be read before the contract says that no form is read here
            "spring.mvc.formcontent.filter.enabled",
            "false",
            "spring.servlet.multipart.enabled",
            "false",
            "spring.web.resources.add-mappings",
            "false",
            "server.shutdown",
            "graceful",
            "management.endpoints.web.exposure.include",
            "health,info,prometheus",
            "management.endpoint.health.probes.enabled",
            "true");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var defaults = new HashMap<>(SHARED);
        if (environment.containsProperty("management.server.port")) {
            // Spring Boot takes an address only with a port of its own
            defaults.put("management.server.address", "127.0.0.1");
        }
        environment.getPropertySources().addLast(new MapPropertySource("akkoord web defaults", defaults));
    }
}
