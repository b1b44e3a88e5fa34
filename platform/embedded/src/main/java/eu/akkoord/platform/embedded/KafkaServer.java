package eu.akkoord.platform.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker and its controller, one node, in this JVM, with its log on disk. It answers on the loopback address only. */
public final class KafkaServer implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String address;

    private KafkaServer(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts the broker and returns once it has begun to register with its controller.
     *
     * @param data folder of the log; made when absent, continued when present
     * @param port where clients connect; 0 takes a free one
     */
    public static KafkaServer start(Path data, int port) {
        try {
            var address = Ports.LOOPBACK + ":" + (port == 0 ? Ports.free() : port);
            var settings = settings(data, address);
            format(data, settings);
            var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            server.startup();
            return new KafkaServer(server, address);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the broker cannot use " + data, unusable);
        }
    }

    /** Host and port, as {@code bootstrap.servers} wants them. */
    public String address() {
        return address;
    }

    public void awaitEnd() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data, Properties settings) throws IOException {
        Files.createDirectories(data);
        var id = data.resolve("cluster.id");
        if (!Files.exists(id)) {
            Files.writeString(id, Uuid.randomUuid().toString());
        }
        var file = data.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        var said = new ByteArrayOutputStream();
        var code = StorageTool.execute(
                new String[] {"format", "-t", Files.readString(id), "-c", file.toString(), "--ignore-formatted"},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IOException(said.toString(StandardCharsets.UTF_8));
        }
    }

    private static Properties settings(Path data, String address) {
        var controller = Ports.LOOPBACK + ":" + Ports.free();
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + address);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", data.resolve("log").toAbsolutePath().toString());
        settings.put("log.retention.ms", "-1");
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // after a crash the controller holds the old session this long before the broker may come back, and one that is
        // only busy must be heard within it
        settings.put("broker.session.timeout.ms", "5000");
        settings.put("broker.heartbeat.interval.ms", "1500");
        for (var one : new String[] {
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr"
        }) {
            settings.put(one, "1");
        }
        // one node on one machine needs little of what a cluster's defaults reserve
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        // nor does it do at rest what is done for those that are behind: there is nobody else
        settings.put("metadata.max.idle.interval.ms", "0");
        settings.put("log.cleaner.backoff.ms", "60000");
        settings.put("replica.high.watermark.checkpoint.interval.ms", "60000");
        settings.put("log.flush.start.offset.checkpoint.interval.ms", "60000");
        return settings;
    }
}
