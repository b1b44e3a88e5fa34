package eu.akkoord.dossiers;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Writes down what the store is asked in order to answer requests, and not what relays and followers ask it meanwhile. */
@TestConfiguration
class AskedStore implements CommandListener {
    private static final String ANSWERING = "tomcat-handler";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @Bean
    MongoClientSettingsBuilderCustomizer written() {
        return settings -> settings.addCommandListener(this);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (Thread.currentThread().getName().startsWith(ANSWERING)) {
            asked.add(event.getCommandName() + " "
                    + event.getCommand().get(event.getCommandName()).asString().getValue());
        }
    }

    /** What was asked since this was asked before: commands with their collections, in their order. */
    List<String> sinceThen() {
        var since = new ArrayList<String>();
        for (var one = asked.poll(); one != null; one = asked.poll()) {
            since.add(one);
        }
        return since;
    }
}
