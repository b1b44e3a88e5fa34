package eu.akkoord.gateway;

import eu.akkoord.platform.core.process.Readiness;
import eu.akkoord.platform.web.peer.ServiceClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends a request on to a service, and its answer back. What the answer begins with is read before anything of it is passed on: one
 * that breaks off by then is no answer. Of most answers that is all, and the connection is free before the caller has read anything.
 */
final class ServiceExchange implements ProxyExchange {
    /** As much of an answer as is read before it is passed on, in bytes. */
    private static final int BEGINNING = 16 * 1024;

    private static final byte[] NOTHING = {};

    private final ServiceClient client;
    private final PassedHeaders headers;
    private final MeterRegistry meters;
    private final ConcurrentMap<Asked, Timer> timers = new ConcurrentHashMap<>();

    /** A service has just started and does not answer yet. */
    static final class Starting extends RuntimeException {
        Starting() {
            super("The service does not answer yet", null, false, false);
        }
    }

    private record Asked(String service, String method, String status) {}

    ServiceExchange(ServiceClient client, PassedHeaders headers, MeterRegistry meters) {
        this.client = client;
        this.headers = headers;
        this.meters = meters;
    }

    /**
     * Sends it, and returns what it is answered.
     *
     * @throws UncheckedIOException when the service gives no answer
     * @throws Starting when it says that it cannot yet
     */
    @Override
    public ServerResponse exchange(Request request) {
        var address = Objects.requireNonNull(request.getUri());
        var service = new HttpHost(address.getScheme(), address.getHost(), address.getPort());
        var method = request.getMethod().name();
        var since = System.nanoTime();
        var status = "CLIENT_ERROR";
        try {
            var answer = client.send(service, copy(request, method, service));
            status = Integer.toString(answer.getCode());
            if (isStarting(answer)) {
                answer.close(CloseMode.GRACEFUL);
                throw new Starting();
            }
            return begun(answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            timers.computeIfAbsent(new Asked(service.getHostName(), method, status), this::timer)
                    .record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }

    /** Tells what a service says of itself, whoever asks: a 503 for another reason is one caller's answer, and goes to that caller. */
    private static boolean isStarting(CloseableHttpResponse answer) {
        if (answer.getCode() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
            return false;
        }
        var state = answer.getFirstHeader(Readiness.STATE);
        return state != null && state.getValue().equals(Readiness.STARTING);
    }

    /** With the tags that Spring's client gives it. */
    private Timer timer(Asked asked) {
        return Timer.builder("http.client.requests")
                .tag("client.name", asked.service())
                .tag("method", asked.method())
                .tag("status", asked.status())
                .tag("outcome", outcome(asked.status()))
                .tag("error", "none")
                .tag("exception", "none")
                .tag("uri", "none")
                .register(meters);
    }

    private static String outcome(String status) {
        var series = status.length() == 3 ? HttpStatus.Series.resolve(Integer.parseInt(status)) : null;
        return series == null ? "UNKNOWN" : series == HttpStatus.Series.SUCCESSFUL ? "SUCCESS" : series.name();
    }

    private BasicClassicHttpRequest copy(Request request, String method, HttpHost service) throws IOException {
        var address = Objects.requireNonNull(request.getUri());
        var asked = request.getServerRequest().servletRequest();
        var query = address.getRawQuery();
        var copy = new BasicClassicHttpRequest(
                method, service, query == null ? address.getRawPath() : address.getRawPath() + "?" + query);
        headers.toService(asked, copy);
        // the contract's filter has read it: at most 256 KiB
        var body = asked.getInputStream().readAllBytes();
        if (body.length > 0) {
            copy.setEntity(new ByteArrayEntity(body, (ContentType) null));
        }
        return copy;
    }

    private ServerResponse begun(CloseableHttpResponse answer) throws IOException {
        var entity = answer.getEntity();
        if (entity == null) {
            return new Begun(answer, NOTHING, null);
        }
        try {
            var rest = entity.getContent();
            long length = entity.getContentLength();
            var beginning = rest.readNBytes(length < 0 || length > BEGINNING ? BEGINNING : (int) length);
            boolean whole = length < 0 ? beginning.length < BEGINNING : beginning.length == length;
            if (length > beginning.length && beginning.length < BEGINNING) {
                throw new IOException("An answer of %d bytes ended after %d".formatted(length, beginning.length));
            }
            if (whole) {
                rest.close();
            }
            return new Begun(answer, beginning, whole ? null : entity);
        } catch (IOException broken) {
            answer.close(CloseMode.IMMEDIATE);
            throw broken;
        }
    }

    /** An answer whose beginning was read. */
    private final class Begun implements ServerResponse {
        private final CloseableHttpResponse answer;
        private final byte[] beginning;

        /** Rest to be read; null when there is none. */
        private final @Nullable HttpEntity rest;

        Begun(CloseableHttpResponse answer, byte[] beginning, @Nullable HttpEntity rest) {
            this.answer = answer;
            this.beginning = beginning;
            this.rest = rest;
        }

        @Override
        public HttpStatusCode statusCode() {
            return HttpStatusCode.valueOf(answer.getCode());
        }

        /** Nothing within the gateway looks at them: they are written from what the service sent. */
        @Override
        public HttpHeaders headers() {
            return HttpHeaders.EMPTY;
        }

        @Override
        public MultiValueMap<String, Cookie> cookies() {
            return new LinkedMultiValueMap<>();
        }

        @Override
        public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
                throws IOException {
            response.setStatus(answer.getCode());
            headers.toCaller(answer, response);
            if (rest == null) {
                if (beginning.length > 0) {
                    response.setContentLength(beginning.length);
                    response.getOutputStream().write(beginning);
                }
                return null;
            }
            boolean whole = false;
            try {
                response.getOutputStream().write(beginning);
                rest.getContent().transferTo(response.getOutputStream());
                whole = true;
            } finally {
                // whoever closes it in order reads it to its end: the service would make the rest for nobody
                answer.close(whole ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE);
            }
            return null;
        }
    }
}
