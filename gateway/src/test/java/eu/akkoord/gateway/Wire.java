package eu.akkoord.gateway;

import eu.akkoord.platform.servicetest.cost.DearRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends one request as it is, which no decent client would, by the thread that asks and no other. */
final class Wire {
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** Returns the bytes to send. A chunked body goes in chunks of one byte. */
    static byte[] written(DearRequest request, String token) {
        var bytes = new ByteArrayOutputStream();
        var head = new StringBuilder(request.method())
                .append(' ')
                .append(request.path())
                .append(request.query() == null ? "" : "?" + request.query())
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        if (!request.headers().containsKey("Authorization")) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        var body = request.body();
        var chunked = request.headers().containsKey("Transfer-Encoding");
        if (request.text() != null && !chunked) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (chunked) {
            for (byte each : body) {
                bytes.writeBytes(new byte[] {'1', '\r', '\n', each, '\r', '\n'});
            }
            bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    /** Returns the whole answer, with its head; empty when the connection was closed without one. */
    String send(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
            } catch (IOException refused) {
                // what was answered before it was whole can still be read
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
