package eu.akkoord.gateway;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.web.CallerAddress;
import eu.akkoord.platform.web.OpenPaths;
import eu.akkoord.platform.web.ProblemWriter;
import eu.akkoord.platform.web.RateLimit;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {
    /** After the headers that every answer bears, before anything that may refuse. */
    private static final int CORS = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final int BEFORE_SECURITY = CORS + 1;

    /** Spring Security stands at -100, the contract at -50. */
    private static final int AFTER_SECURITY = -60;

    @Bean
    OpenPaths openPaths() {
        var paths = new HashSet<>(DocumentController.PATHS);
        paths.add("/");
        return new OpenPaths(paths);
    }

    /** The JDK's client would otherwise offer HTTP/2 on every new connection, which the services do not speak. */
    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> onlyHttp11() {
        return builder -> builder.withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1));
    }

    @Bean
    CircuitBreakerRegistry breakers(GatewaySettings settings) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordException(ResourceAccessException.class::isInstance)
                .build());
    }

    @Bean
    MeterBinder breakerMeters(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    ProxyExchange guarded(
            RestClient.Builder client,
            GatewayMvcProperties routes,
            CircuitBreakerRegistry breakers,
            GatewaySettings settings) {
        client.requestInterceptor((request, body, service) -> new ClosedAtOnce(service.execute(request, body)));
        return new GuardedExchange(new RestClientProxyExchange(client.build(), routes), breakers, settings.pause());
    }

    @Bean
    Services services(RestClient.Builder client, CircuitBreakerRegistry breakers, GatewaySettings settings) {
        return new Services(client.build(), breakers, settings);
    }

    @Bean
    PassedHeaders.ToService headersToService() {
        return new PassedHeaders.ToService();
    }

    @Bean
    PassedHeaders.ToCaller headersToCaller() {
        return new PassedHeaders.ToCaller();
    }

    @Bean
    CallerAddress callerAddress(GatewaySettings settings) {
        return new CallerAddress(settings.trustedProxies());
    }

    @Bean
    FilterRegistrationBean<RateLimit> addressLimit(
            GatewaySettings settings, CallerAddress address, ProblemWriter problems) {
        return at(BEFORE_SECURITY, "addressLimit", new RateLimit(settings.addressLimit(), address::of, problems));
    }

    @Bean
    FilterRegistrationBean<RateLimit> clientLimit(GatewaySettings settings, ProblemWriter problems) {
        return at(
                AFTER_SECURITY,
                "clientLimit",
                new RateLimit(
                        settings.clientLimit(),
                        request -> caller(request)
                                .map(caller -> caller.client() + " " + caller.subject())
                                .orElse(null),
                        problems));
    }

    @Bean
    FilterRegistrationBean<DailyQuota> partnerQuota(
            GatewaySettings settings, ObjectProvider<Clock> clock, ProblemWriter problems) {
        return at(
                AFTER_SECURITY + 1,
                "partnerQuota",
                new DailyQuota(
                        settings.partnerQuota(),
                        request -> caller(request)
                                .filter(caller -> !caller.isStaff())
                                .map(Caller::client)
                                .orElse(null),
                        clock.getIfAvailable(Clock::systemUTC),
                        problems));
    }

    /** What the limits hold in memory, so that a flood of names shows. */
    @Bean
    MeterBinder limitMeters(
            @Qualifier("addressLimit") FilterRegistrationBean<RateLimit> addresses,
            @Qualifier("clientLimit") FilterRegistrationBean<RateLimit> clients) {
        return meters -> Map.of("address", addresses, "client", clients)
                .forEach((name, limit) -> Gauge.builder(
                                "akkoord.limit.remembered", limit.getFilter(), RateLimit::remembered)
                        .tag("limit", name)
                        .description("How many are remembered whose requests are counted")
                        .register(meters));
    }

    private static Optional<Caller> caller(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    @Bean
    FilterRegistrationBean<CorsFilter> cors(GatewaySettings settings) {
        var documents = new CorsConfiguration();
        documents.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        documents.setAllowedMethods(List.of("GET", "HEAD"));
        var api = new CorsConfiguration();
        api.setAllowedOrigins(settings.allowedOrigins());
        api.setAllowedMethods(List.of("GET", "HEAD", "POST", "PATCH"));
        api.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "traceparent"));
        api.setExposedHeaders(List.of(
                "Api-Version", "BelGov-Trace-Id", "ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After"));
        return at(CORS, "cors", new CorsFilter(request -> {
            if (DocumentController.PATHS.contains(request.getRequestURI())) {
                return documents;
            }
            // another origin gets no permission; its browser then keeps the answer from the page
            return api.checkOrigin(request.getHeader("Origin")) == null ? null : api;
        }));
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int order, String name, F filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        return registration;
    }
}
