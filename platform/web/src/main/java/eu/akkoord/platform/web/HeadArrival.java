package eu.akkoord.platform.web;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP of Tomcat, which closes a connection whose request has begun and whose head is not whole in time, and takes no more than so many
 * connections of one address, or of one IPv6 network, and no {@link BoundedHead path} of any length. Tomcat alone waits from one byte to
 * the next, so that whoever sends one now and then holds a connection, and the memory for its head, for as long as they like.
 */
public final class HeadArrival extends Http11NioProtocol {
    /** Looks within the limit; a head may take longer by the time between two. */
    private static final int LOOKS = 8;

    /** Of the time for a head, what is left of it when most connections are taken. */
    private static final int SCARCE = 4;

    private Duration limit = Duration.ofSeconds(20);

    /** Since when a head has been on its way, by {@link System#nanoTime}. Used by one thread at a time. */
    private final Map<SocketWrapperBase<NioChannel>, Long> arriving = new HashMap<>();

    private @Nullable ScheduledFuture<?> looking;

    private final BoundedEndpoint endpoint;

    /** Called by Tomcat, which makes it by its name. */
    public HeadArrival() {
        this(new BoundedEndpoint());
    }

    private HeadArrival(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** @param most connections of one address at once; 0 for any number */
    void setMostOfOneAddress(int most) {
        endpoint.mostOfOneAddress = most;
    }

    void setLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new BoundedHead(adapter));
    }

    @Override
    public void start() throws Exception {
        super.start();
        long pause = Math.max(1, limit.toMillis() / LOOKS);
        looking = getUtilityExecutor().scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    private void look() {
        long now = System.nanoTime();
        long most = limit(getConnectionCount(), getMaxConnections(), limit).toNanos();
        var seen = new HashSet<SocketWrapperBase<NioChannel>>();
        for (var connection : getEndpoint().getConnections()) {
            if (isArriving(connection)) {
                seen.add(connection);
                long since = arriving.computeIfAbsent(connection, first -> now);
                if (now - since >= most) {
                    connection.close();
                }
            }
        }
        arriving.keySet().retainAll(seen);
    }

    /**
     * Returns how long a head may take while so many connections are open: a quarter of the time once half of the places are taken.
     *
     * @param places for connections; negative for any number
     */
    static Duration limit(long open, int places, Duration usual) {
        return places > 0 && open > places / 2 ? usual.dividedBy(SCARCE) : usual;
    }

    /**
     * Tells whether a head was begun and is not whole: the processor of a request that is being answered stands elsewhere, and between two
     * requests there is none.
     */
    private static boolean isArriving(SocketWrapperBase<NioChannel> connection) {
        return connection.getCurrentProcessor() instanceof Processor processor && !processor.isAsync();
    }

    /** Closes a new connection at once where its address has enough of them. */
    private static final class BoundedEndpoint extends NioEndpoint {
        private volatile int mostOfOneAddress;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (mostOfOneAddress > 0 && of(socket.socket().getInetAddress()) >= mostOfOneAddress) {
                // it was counted when it was accepted
                destroySocket(socket);
                return false;
            }
            return super.setSocketOptions(socket);
        }

        private long of(InetAddress address) {
            // asked of the connection, which remembers it: its channel may be gone by now
            return ofNetwork(address, getConnections().stream().map(SocketWrapperBase::getRemoteAddr));
        }
    }

    /** Counts these addresses that are the same as one. */
    static long ofNetwork(InetAddress address, Stream<@Nullable String> open) {
        var wanted = CallerAddress.network(address);
        return open.filter(one -> one != null && wanted.equals(CallerAddress.network(one)))
                .count();
    }
}
