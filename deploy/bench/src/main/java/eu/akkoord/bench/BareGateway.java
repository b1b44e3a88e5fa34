package eu.akkoord.bench;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.config.DefaultFunctionConfiguration;
import org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.predicate.PredicateAutoConfiguration;

/**
 * Spring Cloud Gateway as it comes, with one route to one service and no filter of ours: no token is checked, no contract, no limit,
 * nothing is observed. Runs with the libraries of our gateway, so that both have the same version.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpClientAutoConfiguration.class,
    ImperativeHttpClientAutoConfiguration.class,
    RestClientAutoConfiguration.class,
    FilterAutoConfiguration.class,
    HandlerFunctionAutoConfiguration.class,
    PredicateAutoConfiguration.class,
    DefaultFunctionConfiguration.class,
    GatewayServerMvcAutoConfiguration.class
})
class BareGateway {
    /** Takes the port and the address of the service. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BareGateway.class)
                .properties(Map.of(
                        "server.address", "127.0.0.1",
                        "server.port", arguments[0],
                        "server.tomcat.max-keep-alive-requests", "10000",
                        "spring.threads.virtual.enabled", "true",
                        "spring.cloud.gateway.server.webmvc.routes[0].id", "service",
                        "spring.cloud.gateway.server.webmvc.routes[0].uri", arguments[1],
                        "spring.cloud.gateway.server.webmvc.routes[0].predicates[0]", "Path=/akkoord/**"))
                .run();
    }
}
