package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Connections with half a head each, of one address. */
@TestPropertySource(properties = "akkoord.connections-of-one-address=20")
class FloodTest extends ThingsCase {
    private static final int MANY = 50;

    @Test
    void attack_one_address_holds_no_more_connections_than_its_share() throws IOException {
        var open = new ArrayList<Socket>();
        try {
            for (int count = 0; count < MANY; count++) {
                open.add(half("127.0.0.2"));
            }
            assertThat(open.stream().filter(FloodTest::isClosed)).hasSizeGreaterThanOrEqualTo(MANY - 20);
            // who asks from elsewhere is answered meanwhile
            try (var other = half("127.0.0.3")) {
                other.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(other.getInputStream().read()).isEqualTo('H');
            }
        } finally {
            close(open);
        }
    }

    private Socket half(String from) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(500);
        try {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: a\r\nX-A: "
                            .formatted(THING)
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException closed) {
            // it is looked at below
        }
        return socket;
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
