package eu.akkoord.gateway;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Deputies;
import eu.akkoord.platform.web.CallerAddress;
import eu.akkoord.platform.web.Contract;
import eu.akkoord.platform.web.OpenPaths;
import eu.akkoord.platform.web.ProblemWriter;
import eu.akkoord.platform.web.RateLimit;
import eu.akkoord.platform.web.peer.ServiceClient;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.core.Authentication;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayConfiguration {
    /** After the headers that every answer bears, before anything that may refuse. */
    private static final int CORS = Ordered.HIGHEST_PRECEDENCE + 20;

    /** Time for which a browser need not repeat a preflight. */
    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    private static final int BEFORE_SECURITY = CORS + 1;

    /** Spring Security stands at -100, the contract at -50. */
    private static final int AFTER_SECURITY = -60;

    @Bean
    OpenPaths openPaths() {
        var paths = new HashSet<>(DocumentController.PATHS);
        paths.add("/");
        return new OpenPaths(paths);
    }

    /** Routes, and all that answers with them, stand when the application is ready: requests come in before. */
    @Bean
    RoutesStand routesStand() {
        return new RoutesStand();
    }

    @Bean
    CircuitBreakerRegistry breakers(GatewaySettings settings) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordExceptions(
                        UncheckedIOException.class, ResourceAccessException.class, ServiceExchange.Starting.class)
                .build());
    }

    @Bean
    MeterBinder breakerMeters(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    ServiceClient serviceClient(GatewaySettings settings) {
        return new ServiceClient(settings.connectTimeout(), settings.readTimeout());
    }

    @Bean
    ProxyExchange guarded(
            ServiceClient client,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            ObjectProvider<MeterRegistry> meters,
            CircuitBreakerRegistry breakers,
            ProblemWriter problems,
            GatewaySettings settings) {
        var headers = new PassedHeaders(tracer.getIfAvailable(), propagator.getIfAvailable());
        return new GuardedExchange(
                new ServiceExchange(client, headers, meters.getIfAvailable(SimpleMeterRegistry::new)),
                breakers,
                settings.pause(),
                problems);
    }

    @Bean
    ProxyExchangeHandlerFunction forwarding(
            ProxyExchange exchange,
            ObjectProvider<RequestHttpHeadersFilter> noneOfRequests,
            ObjectProvider<ResponseHttpHeadersFilter> noneOfResponses) {
        return new Forwarding(exchange, noneOfRequests, noneOfResponses);
    }

    @Bean
    RouterFunction<ServerResponse> routeToDossiers(GatewaySettings settings) {
        return route(Routes.Owner.DOSSIERS, settings.dossierService());
    }

    @Bean
    RouterFunction<ServerResponse> routeToAgreements(GatewaySettings settings) {
        return route(Routes.Owner.AGREEMENTS, settings.agreementService());
    }

    private static RouterFunction<ServerResponse> route(Routes.Owner owner, URI service) {
        return GatewayRouterFunctions.route(owner.route())
                .route(
                        request -> Routes.owner(request.servletRequest().getRequestURI()) == owner,
                        HandlerFunctions.http())
                .before(BeforeFilterFunctions.uri(service))
                .build();
    }

    /** Lists that take more than one service are read whole, so that each answer has a time by which it must have come. */
    @Bean
    Services services(RestClient.Builder client, CircuitBreakerRegistry breakers, GatewaySettings settings) {
        var http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
        http.setReadTimeout(settings.readTimeout());
        return new Services(client.requestFactory(http).build(), breakers, settings);
    }

    /**
     * Lets officers by where coordinators go: the services know who stands in for one, and refuse the others. Here it decides about the
     * door alone; they read the token for themselves.
     */
    @Bean
    Deputies knownToTheServices() {
        return (officer, token) -> Optional.of("known-to-the-services");
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

    /** Publishes the number of buckets in memory, so that a flood of names shows. */
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
    FilterRegistrationBean<Preflight> cors(
            GatewaySettings settings, Contract contract, OpenPaths openPaths, ProblemWriter problems) {
        var documents = new CorsConfiguration();
        documents.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        documents.setAllowedMethods(List.of("GET", "HEAD"));
        var api = new CorsConfiguration();
        api.setAllowedOrigins(settings.allowedOrigins());
        api.setAllowedMethods(
                Stream.concat(contract.operations().stream().map(Contract.Operation::method), Stream.of("HEAD"))
                        .distinct()
                        .sorted()
                        .toList());
        api.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "traceparent"));
        api.setMaxAge(REMEMBERED);
        api.setExposedHeaders(List.of(
                "Api-Version",
                "BelGov-Trace-Id",
                "Content-Disposition",
                "ETag",
                "Location",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After"));
        var allowed = new CorsFilter(request -> {
            if (DocumentController.PATHS.contains(request.getRequestURI())) {
                return documents;
            }
            // another origin gets no permission; its browser then keeps the answer from the page
            return CorsUtils.isPreFlightRequest(request) || api.checkOrigin(request.getHeader("Origin")) != null
                    ? api
                    : null;
        });
        return at(CORS, "cors", new Preflight(allowed, contract, openPaths, problems));
    }

    /** Around all that answers. */
    @Bean
    FilterRegistrationBean<Compression> compression(GatewaySettings settings) {
        return at(CORS - 1, "compression", new Compression(settings.compression()));
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int order, String name, F filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        return registration;
    }
}
