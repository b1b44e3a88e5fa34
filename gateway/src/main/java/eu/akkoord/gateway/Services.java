package eu.akkoord.gateway;

import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.problem.ProblemException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client for questions to several services; one that keeps failing is left alone for a while, as a route is. */
final class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RestClient client;
    private final CircuitBreakerRegistry breakers;
    private final GatewaySettings settings;
    private final SequencedMap<String, URI> addresses = new LinkedHashMap<>();

    Services(RestClient client, CircuitBreakerRegistry breakers, GatewaySettings settings) {
        this.client = client;
        this.breakers = breakers;
        this.settings = settings;
        addresses.put("agreements", settings.agreementService());
        addresses.put("dossiers", settings.dossierService());
    }

    /** Something of each service, by its name. */
    <T> SequencedMap<String, T> each(Function<URI, T> of) {
        var each = new LinkedHashMap<String, T>();
        addresses.forEach((name, address) -> each.put(name, of.apply(address)));
        return each;
    }

    /** An answer of a service other than 200. */
    static final class Refused extends RuntimeException {
        private final int status;
        private final transient HttpHeaders headers;
        private final transient byte[] body;

        Refused(int status, HttpHeaders headers, byte[] body) {
            super("A service answered " + status, null, false, false);
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        /** Returns the headers of its problem. */
        HttpHeaders headers() {
            var passed = new HttpHeaders();
            for (var name : List.of(HttpHeaders.CONTENT_LANGUAGE, HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER)) {
                var value = headers.getFirst(name);
                if (value != null) {
                    passed.set(name, value);
                }
            }
            return passed;
        }

        byte[] body() {
            return body;
        }
    }

    /**
     * A caller in whose name a service is asked, as long as that takes, whatever has become of the request by then.
     *
     * @param authorization the header of that name
     */
    record Asker(@Nullable String authorization, Language language) {
        static Asker of(HttpServletRequest request) {
            return new Asker(
                    request.getHeader(HttpHeaders.AUTHORIZATION),
                    Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        }
    }

    /**
     * Asks one of them in the name of the caller.
     *
     * @param path with its query, as it is sent
     * @throws Refused when it answers otherwise than by 200
     * @throws ProblemException 503 when it is away or late, 502 when its answer makes no sense
     */
    JsonNode get(URI service, String path, Asker asker) {
        var breaker = breakers.circuitBreaker(service.getAuthority());
        try {
            return breaker.executeSupplier(() -> ask(URI.create(service + path), asker));
        } catch (CallNotPermittedException leftAlone) {
            throw new ProblemException(GatewayProblems.away(settings.pause()));
        } catch (ResourceAccessException failure) {
            LOG.warn("{} did not answer: {}", service, String.valueOf(failure.getCause()));
            throw new ProblemException(GatewayProblems.away(settings.pause()));
        } catch (JacksonException senseless) {
            LOG.warn("{} did not answer in JSON", service);
            throw new ProblemException(GatewayProblems.badGateway());
        }
    }

    private JsonNode ask(URI address, Asker asker) {
        return client.get()
                .uri(address)
                .headers(headers -> {
                    headers.setAccept(List.of(MediaType.APPLICATION_JSON));
                    headers.set(HttpHeaders.ACCEPT_LANGUAGE, asker.language().tag());
                    headers.set(HttpHeaders.AUTHORIZATION, asker.authorization());
                })
                .exchangeForRequiredValue((sent, answer) -> {
                    var body = answer.getBody().readAllBytes();
                    if (answer.getStatusCode().value() != 200) {
                        throw new Refused(answer.getStatusCode().value(), answer.getHeaders(), body);
                    }
                    return JSON.readTree(body);
                });
    }
}
