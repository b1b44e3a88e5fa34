package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The command line behind {@code deploy/run}. */
final class Akkoord {
    /** All that there is in the folder of a copy; the lock goes last. */
    private static final List<String> OURS = List.of(
            "kafka",
            "documents",
            "anchors",
            "catalogue",
            "secrets",
            "programs",
            "logs",
            "pids",
            "ports",
            "temporary",
            "aot",
            "supervisor.lock",
            "start.lock");

    private static final int FAILED = 1;
    private static final int PORT_TAKEN = 2;
    private static final String USAGE = """
        deploy/run [start] [--data DIR] [--gateway-port N] [--kafka-port N]
        deploy/run stop | status | logs NAME | reset | smoke | token NAME   [--data DIR]
        """;

    private final Installation installation;

    Akkoord(Installation installation) {
        this.installation = installation;
    }

    public static void main(String[] arguments) {
        System.exit(run(Path.of(System.getProperty("akkoord.root", ".")), arguments));
    }

    static int run(Path root, String... arguments) {
        var words = new ArrayList<String>();
        var data = root.resolve(".akkoord");
        Integer gateway = null;
        Integer kafka = null;
        try {
            var left = List.of(arguments).iterator();
            while (left.hasNext()) {
                var word = left.next();
                switch (word) {
                    case "--data" -> data = Path.of(left.next());
                    case "--gateway-port" -> gateway = port(left.next());
                    case "--kafka-port" -> kafka = port(left.next());
                    default -> words.add(word);
                }
            }
        } catch (RuntimeException malformed) {
            IO.println(USAGE);
            return FAILED;
        }
        return new Akkoord(new Installation(root, data)).run(words, gateway, kafka);
    }

    private int run(List<String> words, @Nullable Integer gateway, @Nullable Integer kafka) {
        var command = words.isEmpty() ? "start" : words.getFirst();
        var name = words.size() > 1 ? words.get(1) : "";
        return switch (command) {
            case "start" -> start(gateway, kafka);
            case "stop" -> stop();
            case "status" -> status();
            case "logs" -> logs(name);
            case "reset" -> reset();
            case "smoke" -> smoke();
            case "token" -> token(name);
            default -> {
                IO.println(USAGE);
                yield FAILED;
            }
        };
    }

    private int start(@Nullable Integer gateway, @Nullable Integer kafka) {
        var wrong = Commands.wrongHeaps(System.getenv());
        if (!wrong.isEmpty()) {
            IO.println("A heap is a whole number of megabytes, of a process of Akkoord; this is none: "
                    + String.join(", ", wrong));
            return FAILED;
        }
        var lock = lock().orElse(null);
        if (lock == null) {
            return FAILED;
        }
        try (lock) {
            if (installation.running()) {
                IO.println("Akkoord already runs: " + installation.publicUrl());
                return 0;
            }
            var start = new Start(installation);
            start.takeOver();
            if (!start.choosePorts(gateway, kafka)) {
                return PORT_TAKEN;
            }
            if (!start.run()) {
                return FAILED;
            }
            tell();
            return 0;
        }
    }

    /** One start or reset of a copy at a time. */
    private Optional<FolderLock> lock() {
        var lock = installation.lock("start");
        if (lock.isPresent()) {
            installation.started("start", ProcessHandle.current());
        } else {
            IO.println("Another start of the copy in %s is under way, as process %s; wait for it or end it"
                    .formatted(
                            installation.data(),
                            installation
                                    .process("start")
                                    .map(ProcessHandle::pid)
                                    .map(Object::toString)
                                    .orElse("?")));
        }
        return lock;
    }

    private void tell() {
        var topics = installation.topics();
        IO.println("""
            Akkoord is ready.
              API       %1$s
              contract  %1$s/openapi.yaml
              Kafka     %2$s, topics %4$s

            Try:
              TOKEN=$(deploy/run token reader-vl --data %3$s)
              curl -H "Authorization: Bearer $TOKEN" %1$s/visits/werkbezoek-vlaanderen-2017
              curl -H "Authorization: Bearer $TOKEN" "%1$s/visits/tegenbezoek-nederland-2017?asOf=2017-09-01"
              deploy/run smoke --data %3$s
              deploy/run stop --data %3$s
            """.formatted(
                installation.publicUrl(), topics.servers(), installation.data(), String.join(", ", topics.names())));
    }

    private int stop() {
        installation.stop();
        IO.println("Akkoord is stopped.");
        return 0;
    }

    private int status() {
        var health = new Health(installation);
        var all = installation.running();
        IO.println("%-18s %s".formatted("supervisor", supervisor()));
        for (var name : Installation.NAMES) {
            var process = installation.process(name);
            var healthy = process.isPresent() && health.of(name);
            all &= healthy;
            IO.println("%-18s %-9s %s"
                    .formatted(
                            name,
                            healthy ? "healthy" : process.isPresent() ? "unhealthy" : "stopped",
                            process.map(each -> "process " + each.pid()).orElse("")));
        }
        var loaded = all && new DemonstrationData(new Api(installation)).loaded();
        var projected = all && Installation.NAMES.stream().allMatch(health::hasReadAll);
        IO.println("demonstration data %s and %s"
                .formatted(loaded ? "loaded" : "not loaded", projected ? "projected" : "not projected"));
        return loaded && projected ? 0 : FAILED;
    }

    private String supervisor() {
        if (installation.orphaned()) {
            return "is gone   it was killed; its processes end by themselves, and deploy/run takes over";
        }
        return installation.running() ? "runs" : "stopped";
    }

    private int logs(String name) {
        if (!Files.exists(installation.log(name))) {
            IO.println("There is no log of '%s'; there are: supervisor, %s"
                    .formatted(name, String.join(", ", Installation.NAMES)));
            return FAILED;
        }
        try (var lines = Files.lines(installation.log(name))) {
            lines.forEach(IO::println);
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int reset() {
        if (!Files.exists(installation.data().resolve("ports"))) {
            IO.println("There is nothing of Akkoord in " + installation.data());
            return 0;
        }
        var lock = lock().orElse(null);
        if (lock == null) {
            return FAILED;
        }
        try (lock) {
            installation.stop();
            for (var each : OURS) {
                FileSystemUtils.deleteRecursively(installation.data().resolve(each));
            }
            IO.println("Everything of Akkoord in " + installation.data() + " is gone.");
            return 0;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private int smoke() {
        if (!installation.running()) {
            IO.println("Akkoord does not run; start it with deploy/run");
            return FAILED;
        }
        var api = new Api(installation);
        for (var id : List.of("werkbezoek-vlaanderen-2017", "tegenbezoek-nederland-2017")) {
            var visit = api.json("reader-vl", "/visits/" + id);
            IO.println("%s: %s, %s".formatted(id, visit.path("status").asString(), visit.path("period")));
        }
        var events = installation.topics().all();
        events.forEach(each -> IO.println("%s %s %s"
                .formatted(each.topic(), each.key(), each.event().path("type").asString())));
        var told = events.stream().map(Topics.Told::id).collect(Collectors.toSet());
        var complete =
                Step.story().stream().map(Step::event).allMatch(told::contains) && new DemonstrationData(api).loaded();
        IO.println(complete ? "All is as told." : "Something of the story is missing.");
        return complete ? 0 : FAILED;
    }

    private int token(String name) {
        if (LocalClient.ALL.stream().noneMatch(client -> client.name().equals(name))) {
            IO.println("Give one of: "
                    + String.join(
                            ", ",
                            LocalClient.ALL.stream().map(LocalClient::name).toList()));
            return FAILED;
        }
        IO.println(new Api(installation).token(name));
        return 0;
    }

    private static int port(String text) {
        var port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }
}
