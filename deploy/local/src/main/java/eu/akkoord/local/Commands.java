package eu.akkoord.local;

import eu.akkoord.platform.core.process.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command line of each process of an installation. */
record Commands(Installation installation) {
    private static final String VERSION = "1.0.0-SNAPSHOT";
    private static final String LOCAL_JAR = "local-" + VERSION + ".jar";

    /** Size that a heap begins with, in megabytes, unless it may not be as large. */
    private static final int SMALLEST_HEAP = 16;

    private static final String HEAP = "AKKOORD_HEAP_";
    private static final Pattern MEGABYTES = Pattern.compile("[1-9][0-9]{0,5}");
    private static final String START_CACHE = "AKKOORD_START_CACHE";

    List<String> of(String name) {
        return switch (name) {
            case "supervisor" ->
                own(
                        name,
                        Supervisor.class,
                        48,
                        installation.root().toString(),
                        installation.data().toString());
            case "broker" -> own(name, BrokerProcess.class, 256, data("kafka"), port("kafka"));
            case "documents" -> own(name, DocumentProcess.class, 160, data("documents"), port("documents"));
            case "issuer" ->
                own(name, IssuerProcess.class, 96, installation.data().toString(), port("issuer"));
            case "agreement-service" -> service(name, "akkoord_agreements", "dossier-service");
            case "dossier-service" -> service(name, "akkoord_dossiers", "agreement-service");
            case "gateway" ->
                application(
                        name,
                        List.of(
                                "--akkoord.gateway.agreement-service=http://127.0.0.1:" + port("agreement-service"),
                                "--akkoord.gateway.dossier-service=http://127.0.0.1:" + port("dossier-service")));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The jar that must have been built for this service. */
    Path built(String name) {
        return installation.root().resolve(name).resolve("target").resolve(jar(name));
    }

    /** Returns the folder of a service unpacked for this copy: it starts faster so, and a new build leaves it alone while it runs. */
    Path program(String name) {
        return installation.data().resolve("programs").resolve(name);
    }

    /** Unpacks the jar of a service by the tool that is inside it. */
    List<String> unpacking(String name) {
        var command = java(name, 64);
        command.addAll(List.of(
                "-Djarmode=tools",
                "-jar",
                built(name).toString(),
                "extract",
                "--force",
                "--destination",
                program(name).toString()));
        return command;
    }

    /** Tells whether processes record what their next start can use: a recording takes more than a start without it. */
    static boolean recording() {
        return "record".equals(System.getenv(START_CACHE));
    }

    boolean recorded(String name) {
        return Files.exists(cacheFolder().resolve(name + ".aot"));
    }

    private Path cacheFolder() {
        return installation.data().resolve("aot");
    }

    /** The record of a process that was started by this command. */
    StartCache cache(String name, List<String> command) throws IOException {
        var options = command.stream()
                .takeWhile(word -> word.startsWith("-") || word.equals(command.getFirst()))
                .filter(option -> !option.startsWith("-D"))
                .toList();
        return StartCache.of(cacheFolder(), name, options, content(name));
    }

    private String content(String name) throws IOException {
        var unpacked = program(name).resolve("unpacked");
        if (Files.exists(unpacked)) {
            return Files.readString(unpacked);
        }
        var content = new StringBuilder(Content.of(target().resolve(LOCAL_JAR)));
        try (var jars = Files.list(target().resolve("lib"))) {
            for (var jar : jars.sorted().toList()) {
                content.append(' ').append(jar.getFileName()).append(' ').append(Content.of(jar));
            }
        }
        return content.toString();
    }

    private Path target() {
        return installation.root().resolve("deploy/local/target");
    }

    private static String jar(String name) {
        return name + "-" + VERSION + ".jar";
    }

    private List<String> service(String name, String database, String peer) {
        return application(
                name,
                List.of(
                        "--spring.mongodb.uri=mongodb://127.0.0.1:" + port("documents") + "/" + database,
                        "--spring.kafka.bootstrap-servers=127.0.0.1:" + port("kafka"),
                        "--akkoord.peer.address=http://127.0.0.1:" + port(peer),
                        "--akkoord.catalogue.folder="
                                + installation.data().resolve("catalogue").resolve(name),
                        "--akkoord.audit.anchors-folder=" + data("anchors"),
                        "--spring.config.import=configtree:" + new Secrets(installation.data()).ofServices() + "/"));
    }

    private List<String> application(String name, List<String> settings) {
        var command = java(name, 192);
        command.add("-jar");
        command.add(program(name).resolve(jar(name)).toString());
        command.addAll(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port(name),
                "--management.server.address=127.0.0.1",
                "--management.server.port=" + port(name + "-management"),
                "--akkoord.public-url=" + installation.publicUrl()));
        command.addAll(trust());
        command.addAll(settings);
        return command;
    }

    /** Returns the settings by which a service trusts the local issuer, for its clients only. */
    private List<String> trust() {
        var issuer = "--akkoord.security.issuers[0].";
        var trust = new ArrayList<>(List.of(
                issuer + "issuer=" + installation.issuer(),
                issuer + "jwks-uri=" + installation.issuer() + "/oauth2/jwks",
                issuer + "token-type=" + IssuerProcess.TOKEN_TYPE,
                issuer + "operating=true",
                issuer + "introspection.uri=" + installation.issuer() + "/oauth2/introspect",
                issuer + "introspection.client-id=" + LocalClient.SERVICES,
                issuer + "introspection.client-secret-file="
                        + new Secrets(installation.data()).fileOfClient(LocalClient.SERVICES)));
        for (int nth = 0; nth < LocalClient.PARTIES.size(); nth++) {
            var party = LocalClient.PARTIES.get(nth);
            var assertion = "%sassertions[%d].".formatted(issuer, nth);
            trust.add(assertion + "parties=" + party);
            trust.add(assertion + "roles=" + LocalClient.asserted(party, LocalClient::roles));
            trust.add(assertion + "scopes=" + LocalClient.asserted(party, LocalClient::scopes));
        }
        return trust;
    }

    private List<String> own(String name, Class<?> main, int megabytes, String... arguments) {
        var command = java(name, megabytes);
        command.addAll(List.of(
                "-cp",
                target().resolve(LOCAL_JAR) + ":" + target().resolve("lib").resolve("*"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Temporary files of a process; those of one that was killed go when it starts again. */
    Path temporary(String name) {
        return installation.data().resolve("temporary").resolve(name);
    }

    /** The variable of the environment that sets the heap of this process, in megabytes. */
    static String heapSetting(String name) {
        return HEAP + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Names each variable that should set a heap and is no whole number of megabytes, or of a process that there is not. */
    static List<String> wrongHeaps(Map<String, String> environment) {
        var settings = Stream.concat(Stream.of("supervisor"), Installation.NAMES.stream())
                .map(Commands::heapSetting)
                .toList();
        return environment.entrySet().stream()
                .filter(each -> each.getKey().startsWith(HEAP))
                .filter(each -> !settings.contains(each.getKey())
                        || !MEGABYTES.matcher(each.getValue()).matches())
                .map(each -> "%s=%s".formatted(each.getKey(), each.getValue()))
                .sorted()
                .toList();
    }

    /** Tells whether a variable of the environment is read here, and by none of the processes. */
    static boolean isOurs(String variable) {
        return variable.startsWith(HEAP) || variable.equals(START_CACHE);
    }

    private List<String> java(String name, int megabytes) {
        var asked = System.getenv(heapSetting(name));
        int heap = asked == null ? megabytes : Integer.parseInt(asked);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                // seven processes share one machine: a heap is as large as what lives in it, and gives back what it
                // does not need
                "-Xms" + Math.min(heap, SMALLEST_HEAP) + "m",
                "-XX:NewSize=" + Math.min(heap, SMALLEST_HEAP) / 2 + "m",
                "-XX:MaxNewSize=20m",
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TrimNativeHeapInterval=30000",
                // half a process is worse than none: the supervisor starts it again
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary(name)));
        if (!name.equals("supervisor")) {
            // of its processes the supervisor asks: it is the one that starts them
            command.add(
                    "-D" + Supervised.SUPERVISOR + "=" + ProcessHandle.current().pid());
        }
        return command;
    }

    private String data(String folder) {
        return installation.data().resolve(folder).toString();
    }

    private String port(String name) {
        return Integer.toString(installation.port(name));
    }
}
