package eu.akkoord.platform.servers;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * One broker and one document store for all tests of this JVM: containers where a Docker engine runs and already has both images,
 * else the servers of this package.
 *
 * @param kafka host and port, as {@code bootstrap.servers} wants them
 * @param mongo host and port of the document store
 * @param kind what they are, for the build's output
 */
public record Servers(String kafka, String mongo, String kind) {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
    private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    private static final String MONGO_IMAGE = "mongo:8.0";
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
        var servers = imagesAreHere() ? containers() : ours();
        LOG.info("these tests use {}", servers.kind());
        return servers;
    }

    private static boolean imagesAreHere() {
        // asked first, because looking for an engine that is not there takes seconds and fills the log
        if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
            return false;
        }
        var docker = DockerClientFactory.instance();
        if (!docker.isDockerAvailable()) {
            return false;
        }
        try {
            docker.client().inspectImageCmd(KAFKA_IMAGE).exec();
            docker.client().inspectImageCmd(MONGO_IMAGE).exec();
            return true;
        } catch (NotFoundException absent) {
            return false; // an image that must be fetched first is an image that is not here
        }
    }

    /** Testcontainers ends them with the JVM. */
    private static Servers containers() {
        var kafka = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        var mongo = new MongoDBContainer(MONGO_IMAGE);
        kafka.start();
        mongo.start();
        return new Servers(
                kafka.getBootstrapServers(),
                mongo.getHost() + ":" + mongo.getFirstMappedPort(),
                "containers: " + KAFKA_IMAGE + ", " + MONGO_IMAGE);
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
