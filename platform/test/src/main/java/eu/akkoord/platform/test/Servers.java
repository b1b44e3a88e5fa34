package eu.akkoord.platform.test;

import eu.akkoord.platform.embedded.DocumentServer;
import eu.akkoord.platform.embedded.KafkaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One broker and one document store for all tests of this JVM: containers where a Docker engine runs and has both images, or may fetch
 * them, else the servers of this package.
 *
 * @param kafka host and port, as {@code bootstrap.servers} wants them
 * @param mongo host and port of the document store
 * @param kind what they are, for the build's output
 */
public record Servers(String kafka, String mongo, String kind) {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    public static Servers shared() {
        return Shared.SERVERS;
    }

    /** The connection string of a database that no other caller was given. */
    public String freshDatabase() {
        return "mongodb://%s/test_%d".formatted(mongo, DATABASES.incrementAndGet());
    }

    // a class of its own, so that the servers start when the first test asks for them
    private static final class Shared {
        static final Servers SERVERS = start();
    }

    private static Servers start() {
        var servers = Containers.haveKafka() && Containers.haveMongo() ? containers() : ours();
        LOG.info("these tests use {}", servers.kind());
        return servers;
    }

    private static Servers containers() {
        return new Servers(
                Containers.kafka(),
                Containers.mongo(),
                "containers: " + Containers.KAFKA_IMAGE + ", " + Containers.MONGO_IMAGE);
    }

    private static Servers ours() {
        try {
            var data = Files.createTempDirectory("akkoord-test-kafka");
            var kafka = KafkaServer.start(data, 0);
            var documents = DocumentServer.inMemory(0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                kafka.close();
                documents.close();
                try {
                    FileSystemUtils.deleteRecursively(data);
                } catch (IOException kept) {
                    LOG.warn("test data stays behind in {}", data, kept);
                }
            }));
            return new Servers(
                    kafka.address(), documents.address(), "our own servers (no container engine with the images here)");
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
