package eu.akkoord.platform.test;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands between a client and a server, and fails as networks do: it refuses, it cuts, and it lets a client wait. */
public final class FaultyLink implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile boolean stalled;
    private volatile @Nullable String unanswered;

    /** @param server host and port, where requests are passed on to */
    public FaultyLink(String server) {
        var parts = server.split(":", 2);
        this.server = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        door = open(0);
        port = door.getLocalPort();
    }

    private ServerSocket open(int port) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(Ports.at(port));
            Thread.ofVirtual().name("link").start(() -> accept(opened));
            return opened;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Host and port of this side. */
    public String address() {
        return "%s:%d".formatted(Ports.LOOPBACK, port);
    }

    /** The next request that bears this word reaches the server; its connection is cut before the answer comes back. */
    public void cutAnswerTo(String word) {
        unanswered = word;
    }

    /** Nothing passes any more in either direction, and nobody is told. */
    public void stall() {
        stalled = true;
    }

    /** Every connection is cut, and none is accepted. */
    public void refuse() {
        close();
    }

    /** All is well again; what was stalled is cut. */
    public void heal() {
        stalled = false;
        sockets.forEach(FaultyLink::end);
        if (door.isClosed()) {
            door = open(port);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException ignored) {
            // it is gone either way
        }
        sockets.forEach(FaultyLink::end);
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                connect(opened.accept());
            } catch (IOException ended) {
                // closed, or a client that left at once
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var onward = new Socket();
        onward.connect(server);
        sockets.add(client);
        sockets.add(onward);
        var connection = new Connection(client, onward);
        Thread.ofVirtual().start(() -> connection.pass(client, onward, true));
        Thread.ofVirtual().start(() -> connection.pass(onward, client, false));
    }

    private final class Connection {
        private final Socket client;
        private final Socket onward;
        private volatile boolean cut;

        Connection(Socket client, Socket onward) {
            this.client = client;
            this.onward = onward;
        }

        void pass(Socket from, Socket to, boolean requests) {
            var buffer = new byte[BUFFER];
            try {
                for (int count; (count = from.getInputStream().read(buffer)) > 0; ) {
                    if (requests) {
                        meet(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                    } else if (cut) {
                        break;
                    }
                    if (!stalled) {
                        to.getOutputStream().write(buffer, 0, count);
                    }
                }
            } catch (IOException ended) {
                // the other side goes too
            } finally {
                end(client);
                end(onward);
            }
        }

        private void meet(String request) {
            var word = unanswered;
            if (word != null && request.contains(word)) {
                unanswered = null;
                cut = true;
            }
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is gone either way
        }
    }
}
