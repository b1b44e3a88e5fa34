package eu.akkoord.platform.test;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Containers that tests take where a Docker engine runs and already has the image. With {@code -Dakkoord.containers=pull} an image that
 * is not here is fetched. Testcontainers ends them with the JVM.
 */
final class Containers {
    static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    static final String MONGO_IMAGE = "mongo:8.0";

    private static final boolean PULL = "pull".equals(System.getProperty("akkoord.containers"));

    private Containers() {}

    static boolean haveKafka() {
        return have(KAFKA_IMAGE);
    }

    static boolean haveMongo() {
        return have(MONGO_IMAGE);
    }

    /** Says what is missing, when something is. */
    static String whyNot() {
        return hasEngine() ? MONGO_IMAGE + " is not here, -Dakkoord.containers=pull fetches it" : "no container engine";
    }

    /** Host and port of the one store. */
    static String mongo() {
        return Mongo.ADDRESS;
    }

    /** Starts a broker, and returns what {@code bootstrap.servers} wants. */
    static String kafka() {
        var kafka = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    // a class of its own, so that it starts when the first test asks for it
    private static final class Mongo {
        static final String ADDRESS = start();

        private static String start() {
            var mongo = new MongoDBContainer(MONGO_IMAGE);
            mongo.start();
            return mongo.getHost() + ":" + mongo.getFirstMappedPort();
        }
    }

    private static boolean have(String image) {
        if (!hasEngine()) {
            return false;
        }
        if (PULL) {
            return true; // fetched when it starts
        }
        try {
            DockerClientFactory.instance().client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    private static boolean hasEngine() {
        // asked first, because looking for an engine that is not there takes seconds and fills the log
        boolean named = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return named && DockerClientFactory.instance().isDockerAvailable();
    }
}
