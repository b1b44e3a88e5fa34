package eu.akkoord.local;

import eu.akkoord.platform.servers.DocumentServer;
import java.nio.file.Path;

/** The process of the document store: data folder, port. */
final class DocumentProcess {
    private DocumentProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var server = DocumentServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Thread.currentThread().join();
    }
}
