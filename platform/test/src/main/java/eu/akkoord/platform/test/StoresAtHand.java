package eu.akkoord.platform.test;

import eu.akkoord.platform.embedded.DocumentServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts each server once for all tests of this JVM, and says which there are: in the log and in {@code target/stores.txt}. */
final class StoresAtHand {
    private static final Logger LOG = LoggerFactory.getLogger(StoresAtHand.class);
    private static final Path SAID = Path.of("target", "stores.txt");

    static final List<StoreServer> ALL = start();

    private StoresAtHand() {}

    private static List<StoreServer> start() {
        var all = new ArrayList<StoreServer>();
        var said = new ArrayList<String>();
        var ours = DocumentServer.inMemory(0);
        Runtime.getRuntime().addShutdownHook(new Thread(ours::close));
        all.add(new StoreServer("the stand-in", ours.address(), true));
        if (Containers.haveMongo()) {
            all.add(new StoreServer("MongoDB, " + Containers.MONGO_IMAGE, Containers.mongo(), true));
        } else {
            said.add("no MongoDB: " + Containers.whyNot());
        }
        var ferret = FerretServer.start();
        if (ferret.isPresent()) {
            all.add(ferret.get());
        } else {
            said.add("no FerretDB: there is no " + FerretServer.binary());
        }
        said.addFirst(
                "stores are tested on " + all.stream().map(StoreServer::name).collect(Collectors.joining(", ")));
        var line = String.join("; ", said);
        LOG.info(line);
        try {
            Files.createDirectories(SAID.toAbsolutePath().getParent());
            Files.writeString(SAID, line + System.lineSeparator());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return List.copyOf(all);
    }
}
