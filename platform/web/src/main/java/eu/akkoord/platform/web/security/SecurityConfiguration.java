package eu.akkoord.platform.web.security;

import eu.akkoord.platform.core.authority.Deputies;
import eu.akkoord.platform.core.authority.Representation;
import eu.akkoord.platform.core.authority.Subjects;
import eu.akkoord.platform.core.connection.ConnectionSettings;
import eu.akkoord.platform.core.connection.SecureConnections;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.security.SecuritySettings;
import eu.akkoord.platform.security.TokenCheck;
import eu.akkoord.platform.security.TokenRefused;
import eu.akkoord.platform.security.TrustedIssuer;
import eu.akkoord.platform.security.VerifiedCaller;
import eu.akkoord.platform.web.CallerAddress;
import eu.akkoord.platform.web.Contract;
import eu.akkoord.platform.web.OpenPaths;
import eu.akkoord.platform.web.ProblemWriter;
import eu.akkoord.platform.web.WebConfiguration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;

/** No answer without a token, but for what the contract leaves open. Nothing is remembered between requests. */
@AutoConfiguration(
        after = WebConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Contract.class)
@EnableConfigurationProperties({SecuritySettings.class, ConnectionSettings.class})
public class SecurityConfiguration {
    @Bean
    SecureConnections secureConnections(ConnectionSettings settings) {
        return new SecureConnections(settings.insecureConnectionsAllowed());
    }

    @Bean
    TokenCheck tokenCheck(SecuritySettings settings, SecureConnections connections, ObjectProvider<Clock> clock) {
        settings.addresses().forEach(connections::requireHttps);
        var time = clock.getIfAvailable(Clock::systemUTC);
        return new TokenCheck(settings.issuers().stream()
                .map(issuer -> new TrustedIssuer(issuer, settings.audience(), time))
                .toList());
    }

    @Bean
    Subjects subjects(TokenCheck tokenCheck) {
        return tokenCheck::knows;
    }

    /** An observation of each filter, even one that is thrown away, costs more than the check of a token that was seen before. */
    @Bean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** The management port is bound to the machine itself, or shielded by the platform; it asks no token. */
    @Bean
    @Order(1)
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            Contract contract,
            OpenPaths openPaths,
            ProblemWriter problems,
            TokenCheck tokenCheck,
            ObjectProvider<Deputies> deputies,
            ObjectProvider<Representation> representation,
            CallerAddress address) {
        Predicate<HttpServletRequest> open = request -> openPaths.contains(request.getRequestURI())
                || contract.isOpen(request.getMethod(), request.getRequestURI());
        AuthenticationEntryPoint refusal = (request, response, refused) -> problems.write(
                refused instanceof TokenRefused token ? token.problem() : Problem.noAccessToken(), request, response);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(open::test)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> claimed -> standingIn(
                                tokenCheck.authenticate(claimed, address.of(request)),
                                claimed,
                                deputies.getIfAvailable(() -> Deputies.NONE),
                                representation.getIfAvailable(() -> Representation.NONE)))
                        .bearerTokenResolver(new BearerHeader(open))
                        .authenticationEntryPoint(refusal))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refusal))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static VerifiedCaller standingIn(
            VerifiedCaller verified, Authentication claimed, Deputies deputies, Representation representation) {
        var caller = verified.getPrincipal();
        try {
            if (representation.isRepresented(caller.party())) {
                return new VerifiedCaller(caller.unrecognised(), verified.expires());
            }
            if (!caller.mayStandIn() || !(claimed instanceof BearerTokenAuthenticationToken bearer)) {
                return verified;
            }
            return deputies.deputation(caller, bearer.getToken())
                    .map(verified::standingIn)
                    .orElse(verified);
        } catch (Representation.Unknown unknown) {
            throw TokenRefused.unknownParty();
        } catch (Deputies.Unknown unknown) {
            throw TokenRefused.unknownDeputy();
        }
    }

    /**
     * Lets every path through to the contract, which knows each path there is and answers any other with 404; Spring's own
     * firewall would answer odd ones with 400 before it looks for a token.
     */
    @Bean
    HttpFirewall contractInsteadOfFirewall() {
        return new HttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                return new FirewalledRequest(request) {
                    @Override
                    public void reset() {
                        // nothing was changed in the request
                    }
                };
            }

            @Override
            public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
                return response;
            }
        };
    }
}
