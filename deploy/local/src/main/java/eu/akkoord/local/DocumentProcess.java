package eu.akkoord.local;

import eu.akkoord.platform.core.process.Supervised;
import eu.akkoord.platform.embedded.DocumentServer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of the document store: data folder, port. */
final class DocumentProcess {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentProcess.class);
    private static final int BROKEN = 3;

    private DocumentProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var server = DocumentServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), DocumentProcess::end);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Supervised.watch();
        Thread.currentThread().join();
    }

    /** At once and without a farewell: what was acknowledged is on disk, and nothing else may be answered. */
    private static void end(Throwable failure) {
        LOG.error("The store could not write and has closed itself; this process ends", failure);
        Runtime.getRuntime().halt(BROKEN);
    }
}
