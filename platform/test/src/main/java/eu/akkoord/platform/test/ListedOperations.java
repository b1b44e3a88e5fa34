package eu.akkoord.platform.test;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A listener that fails a test for any database operation not listed in {@code docs/mongodb.md}: a command, one of its options, or an
 * operator in a filter or in an update.
 */
public final class ListedOperations implements CommandListener {
    private static final String LIST = "docs/mongodb.md";
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`]+)` \\| (command|option|filter|update) \\|.*\\| https://\\S+ \\|$");
    private static final Map<String, Set<String>> LISTED = read();

    /** Properties that the driver adds to each command. */
    private static final Set<String> OF_THE_DRIVER =
            Set.of("$db", "lsid", "txnNumber", "$clusterTime", "$readPreference", "readConcern", "maxTimeMS");

    /** The driver looks after its connections with these. */
    private static final Set<String> OF_CONNECTIONS =
            Set.of("hello", "ismaster", "isMaster", "endSessions", "buildInfo");

    /** A client that is watched. */
    public static MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new ListedOperations())
                .build());
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var name = event.getCommandName();
        if (!OF_CONNECTIONS.contains(name)) {
            check(name, event.getCommand());
        }
    }

    /** @throws AssertionError naming what is not listed; an exception would only be logged by the driver */
    static void check(String name, BsonDocument command) {
        require("command", name, command);
        for (var option : command.keySet()) {
            if (!option.equals(name) && !OF_THE_DRIVER.contains(option)) {
                require("option", option, command);
            }
        }
        filter(command.get("filter"), command);
        filter(command.get("query"), command);
        update(command.get("update"), command);
        for (var change : command.getArray("updates", new BsonArray())) {
            filter(change.asDocument().get("q"), command);
            update(change.asDocument().get("u"), command);
        }
        for (var deletion : command.getArray("deletes", new BsonArray())) {
            filter(deletion.asDocument().get("q"), command);
        }
        for (var index : command.getArray("indexes", new BsonArray())) {
            filter(index.asDocument().get("partialFilterExpression"), command);
        }
    }

    private static void filter(@Nullable BsonValue value, BsonDocument command) {
        if (value instanceof BsonDocument document) {
            document.forEach((key, inner) -> {
                if (key.startsWith("$")) {
                    require("filter", key, command);
                }
                filter(inner, command);
            });
        } else if (value instanceof BsonArray several) {
            several.forEach(each -> filter(each, command));
        }
    }

    private static void update(@Nullable BsonValue value, BsonDocument command) {
        if (value == null || value instanceof BsonString) {
            return;
        }
        for (var change : value.asDocument().entrySet()) {
            if (!change.getKey().startsWith("$")) {
                continue; // a whole document in its place
            }
            require("update", change.getKey(), command);
            for (var field : change.getValue().asDocument().values()) {
                if (change.getKey().equals("$pull")) {
                    filter(field, command);
                } else if (field instanceof BsonDocument document
                        && document.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
                    document.keySet().forEach(key -> require("update", key, command));
                }
            }
        }
    }

    private static void require(String kind, String name, BsonDocument command) {
        if (!LISTED.getOrDefault(kind, Set.of()).contains(name)) {
            throw new AssertionError(
                    "%s does not list the %s %s, which is in %s".formatted(LIST, kind, name, command.keySet()));
        }
    }

    private static Map<String, Set<String>> read() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(LIST))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No folder above this one has " + LIST);
            }
        }
        try (var lines = Files.lines(folder.resolve(LIST))) {
            return lines.map(ROW::matcher)
                    .filter(row -> row.matches())
                    .collect(Collectors.groupingBy(
                            row -> row.group(2), Collectors.mapping(row -> row.group(1), Collectors.toSet())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
