package eu.akkoord.local;

import eu.akkoord.platform.core.process.Supervised;
import eu.akkoord.platform.embedded.KafkaServer;
import java.nio.file.Path;

/** The process of the Kafka broker: data folder, port. */
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) {
        var server = KafkaServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Supervised.watch();
        server.awaitEnd();
    }
}
