package eu.akkoord.local;

import eu.akkoord.platform.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The command line behind {@code deploy/run}. */
final class Akkoord {
    private static final Duration START = Duration.ofMinutes(3);
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
        if (installation.running()) {
            IO.println("Akkoord already runs: " + installation.publicUrl());
            return 0;
        }
        installation.stop();
        if (!choose("gateway", gateway, 8080) || !choose("kafka", kafka, 9092)) {
            return PORT_TAKEN;
        }
        chooseTheOthers();
        var ready = new AtomicBoolean();
        var undo = new Thread(() -> {
            if (!ready.get()) {
                installation.stop();
            }
        });
        Runtime.getRuntime().addShutdownHook(undo);
        try {
            startSupervisor();
            IO.println("Starting; the logs are in " + installation.data().resolve("logs"));
            var health = new Health(installation);
            if (!Patience.until(START, () -> !installation.running() || health.ofAll()) || !installation.running()) {
                IO.println("Akkoord did not become healthy:");
                status();
                return FAILED;
            }
            new DemonstrationData(new Api(installation)).load();
            ready.set(true);
            tell();
            return 0;
        } catch (RuntimeException failed) {
            IO.println("Akkoord could not be started: " + failed.getMessage());
            return FAILED;
        } finally {
            if (!ready.get()) {
                installation.stop();
            }
        }
    }

    private boolean choose(String name, @Nullable Integer wanted, int usual) {
        var port = wanted == null ? installation.keptPort(name).orElse(usual) : wanted;
        if (Ports.taken(port)) {
            IO.println("Port %d is taken; choose another with --%s-port N".formatted(port, name));
            return false;
        }
        installation.keepPort(name, port);
        return true;
    }

    private void chooseTheOthers() {
        for (var name : List.of(
                "documents",
                "issuer",
                "agreement-service",
                "dossier-service",
                "agreement-service-management",
                "dossier-service-management",
                "gateway-management")) {
            if (Ports.taken(installation.port(name))) {
                installation.keepPort(name, Ports.free());
            }
        }
    }

    private void startSupervisor() {
        var command = new ArrayList<String>();
        // a session of its own where the system has the tool: the terminal's Ctrl-C then ends this process only
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(new Commands(installation).of("supervisor"));
        var log = installation.log("supervisor");
        try {
            Files.createDirectories(log.getParent());
            var supervisor = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            installation.started("supervisor", supervisor.toHandle());
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
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
        IO.println("%-18s %s".formatted("supervisor", all ? "runs" : "stopped"));
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
        installation.stop();
        if (!Files.exists(installation.data().resolve("ports"))) {
            IO.println("There is nothing of Akkoord in " + installation.data());
            return 0;
        }
        try {
            for (var each : List.of(
                    "kafka", "documents", "anchors", "catalogue", "secrets", "programs", "logs", "pids", "ports")) {
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
