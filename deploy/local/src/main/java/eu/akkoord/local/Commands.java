package eu.akkoord.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of each process of an installation. */
record Commands(Installation installation) {
    private static final String VERSION = "1.0.0-SNAPSHOT";

    List<String> of(String name) {
        return switch (name) {
            case "supervisor" ->
                own(
                        Supervisor.class,
                        48,
                        installation.root().toString(),
                        installation.data().toString());
            case "broker" -> own(BrokerProcess.class, 256, data("kafka"), port("kafka"));
            case "documents" -> own(DocumentProcess.class, 160, data("documents"), port("documents"));
            case "issuer" -> own(IssuerProcess.class, 96, installation.data().toString(), port("issuer"));
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

    /** Where this copy keeps a service unpacked: it starts faster so, and a new build does not change it while it runs. */
    Path program(String name) {
        return installation.data().resolve("programs").resolve(name);
    }

    /** Unpacks the jar of a service by the tool that is inside it. */
    List<String> unpacking(String name) {
        var command = java(64);
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
        var command = java(192);
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

    /** Whom a service believes: the local issuer, about its clients and about nobody else. */
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

    private List<String> own(Class<?> main, int megabytes, String... arguments) {
        var target = installation.root().resolve("deploy/local/target");
        var command = java(megabytes);
        command.addAll(List.of(
                "-cp",
                target.resolve("local-" + VERSION + ".jar") + ":"
                        + target.resolve("lib").resolve("*"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java(int megabytes) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                // half a process is worse than none: the supervisor starts it again
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    }

    private String data(String folder) {
        return installation.data().resolve(folder).toString();
    }

    private String port(String name) {
        return Integer.toString(installation.port(name));
    }
}
