package eu.akkoord.platform.web.peer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client of the services: the calling thread sends and reads itself, on a connection of its own meanwhile. No other thread is
 * involved, and nothing is done unasked except to repeat what a closed connection left unanswered: no redirect, no cookie, no decompression.
 */
public final class ServiceClient implements AutoCloseable {
    /** More than Tomcat lets in; a service that is slow holds those of its own only. */
    private static final int MOST_CONNECTIONS = 10_000;

    /** Less than a service keeps an idle connection: it does not close one just when it is used again. */
    private static final Timeout IDLE = Timeout.ofSeconds(10);

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final PoolingHttpClientConnectionManager connections;
    private final MinimalHttpClient client;

    /** Its connections serve one request each. */
    private final MinimalHttpClient unpooled;

    private final RequestConfig timeouts;

    /**
     * @param connect how long a connection may take to be made
     * @param silence how long a service may say nothing, before its answer and within it; an answer as a whole may take any time
     */
    public ServiceClient(Duration connect, Duration silence) {
        connections = connections(connect, silence);
        client = HttpClients.createMinimal(connections);
        unpooled = HttpClients.createMinimal(connections(connect, silence));
        timeouts = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(connect))
                .setResponseTimeout(Timeout.of(silence))
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(Duration connect, Duration silence) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(2 * MOST_CONNECTIONS)
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(Timeout.of(silence))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(silence))
                        .setIdleTimeout(IDLE)
                        .build())
                .build();
    }

    /**
     * Returns the answer with its body still to be read; it must be closed. A read that gets none is sent once more, on a new
     * connection: a service closes idle ones, be it just when they are used again. A change is not, for it may have been made.
     *
     * @throws IOException when there is no connection, or no answer in time
     */
    public CloseableHttpResponse send(HttpHost service, ClassicHttpRequest request) throws IOException {
        try {
            return (CloseableHttpResponse) client.executeOpen(service, request, context());
        } catch (IOException broken) {
            if (!isClosed(broken)) {
                throw broken;
            }
            // the others that are idle were likely closed with it
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
            if (!READS.contains(request.getMethod())) {
                throw broken;
            }
            request.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
            return (CloseableHttpResponse) unpooled.executeOpen(service, request, context());
        }
    }

    /** Tells whether a connection that was there has gone: a service that is not reached, is late or speaks no HTTP is not asked twice. */
    private static boolean isClosed(IOException broken) {
        return broken instanceof NoHttpResponseException
                || broken instanceof ConnectionClosedException
                || (broken instanceof SocketException
                        && !(broken instanceof ConnectException)
                        && !(broken instanceof NoRouteToHostException));
    }

    private HttpClientContext context() {
        var context = HttpClientContext.create();
        context.setRequestConfig(timeouts);
        return context;
    }

    @Override
    public void close() throws IOException {
        client.close();
        unpooled.close();
    }
}
