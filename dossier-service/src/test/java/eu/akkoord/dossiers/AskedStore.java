package eu.akkoord.dossiers;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Writes down what the store is asked in order to answer requests, and not what relays and followers ask it meanwhile. */
@TestConfiguration
class AskedStore implements CommandListener {
    private static final String ANSWERING = "tomcat-handler";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Document> readings = new ConcurrentLinkedQueue<>();

    @Bean
    MongoClientSettingsBuilderCustomizer written() {
        return settings -> settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var written = event.getCommand().get(event.getCommandName());
        if (written != null
                && written.isString()
                && written.asString().getValue().equals("reads")) {
            readings.addAll(entries(Document.parse(event.getCommand().toJson()), event.getCommandName()));
        }
        if (Thread.currentThread().getName().startsWith(ANSWERING)) {
            asked.add(event.getCommandName() + " "
                    + event.getCommand().get(event.getCommandName()).asString().getValue());
        }
    }

    private static List<Document> entries(Document command, String name) {
        return switch (name) {
            case "insert" ->
                command.getList("documents", Document.class, List.of()).stream()
                        .flatMap(bucket -> bucket.getList("entries", Document.class, List.of()).stream())
                        .toList();
            case "update" ->
                command.getList("updates", Document.class, List.of()).stream()
                        .map(update -> update.get("u", Document.class)
                                .get("$push", new Document())
                                .get("entries", new Document()))
                        .flatMap(pushed -> pushed.getList("$each", Document.class, List.of()).stream())
                        .toList();
            default -> List.of();
        };
    }

    /** Every entry that was written into the read log. */
    List<Document> readings() {
        return List.copyOf(readings);
    }

    /** Returns the commands since the last call, each with its collection, in order. */
    List<String> sinceThen() {
        var since = new ArrayList<String>();
        for (var one = asked.poll(); one != null; one = asked.poll()) {
            since.add(one);
        }
        return since;
    }
}
