package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** More than half of the connections have half a head each. The usual time for one is far more than the test waits. */
@TestPropertySource(properties = {"akkoord.request-arrival=PT24S", "server.tomcat.max-connections=20"})
class ScarceConnectionsTest extends ThingsCase {
    private static final int MOST_MILLIS = 20_000;

    @Test
    void attack_heads_that_take_most_connections_are_cut_off_soon() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (int count = 0; count < 15; count++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(socket);
                socket.setSoTimeout(MOST_MILLIS);
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(open.getFirst().getInputStream().read()).isNegative();
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }
}
