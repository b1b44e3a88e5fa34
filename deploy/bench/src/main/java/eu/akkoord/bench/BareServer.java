package eu.akkoord.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Answers the same bytes to everything, with nothing but the JDK, and works as long for it as a read by id takes: how much its time
 * varies is the machine's doing, which lets processes wait whatever they are.
 */
final class BareServer {
    private static final long WORK = TimeUnit.MICROSECONDS.toNanos(500);

    private BareServer() {}

    /** Says on its first line its address; ends when its input does. */
    static void serve(PrintStream out) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byte[] answer = GeneratedDossier.of(1, 1).item();
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                work();
                exchange.sendResponseHeaders(200, answer.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(answer);
                }
            });
            server.start();
            out.printf("0 http://127.0.0.1:%d%n", server.getAddress().getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
            server.stop(0);
        }
    }

    private static void work() {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < WORK) {
            Thread.onSpinWait();
        }
    }
}
