package eu.akkoord.bench;

import eu.akkoord.platform.embedded.Ports;
import eu.akkoord.platform.test.TestTokens;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A broker, a store and an agreement-service, filled with agreements, and what stands before the service. */
final class GatewayPrograms implements AutoCloseable {
    static final int AGREEMENTS = 200;

    private static final String LIMITLESS = "1000000";

    private final Programs programs;

    GatewayPrograms(Path root) throws IOException {
        programs = new Programs(root);
    }

    static String id(int number) {
        return "akkoord-%d".formatted(number);
    }

    /** Starts them all and returns the ways to the service by their names. */
    SequencedMap<String, Front> start(PrintStream out) throws IOException {
        var ports = new int[] {Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free()};
        var kafka = programs.broker(ports[0]);
        var documents = programs.documents(ports[1]);
        programs.unpack("gateway");
        programs.unpack("agreement-service");
        kafka.listens(ports[0]);
        documents.listens(ports[1]);
        var service = Programs.address(ports[2]);
        var serviceProgram = programs.service("agreement-service", ports[2], "akkoord_agreements", ports[1], ports[0]);
        var gatewayProgram = programs.application(
                "gateway",
                ports[3],
                List.of(
                        "--akkoord.gateway.agreement-service=" + service,
                        "--akkoord.gateway.dossier-service=" + service,
                        "--akkoord.gateway.client-limit.requests=" + LIMITLESS,
                        "--akkoord.gateway.address-limit.requests=" + LIMITLESS));
        var bareProgram = bare(ports[4], service);
        serviceProgram.answers(service + "/akkoord/v1/health");
        gatewayProgram.answers(Programs.address(ports[3]) + "/akkoord/v1/health");
        bareProgram.listens(ports[4]);
        var reader = TestTokens.reader("VL", "abb");
        var fronts = new LinkedHashMap<String, Front>();
        var names = GatewayBench.names();
        fronts.put(names.get(0), new Front(service, reader, serviceProgram));
        fronts.put(names.get(1), new Front(Programs.address(ports[3]), reader, gatewayProgram));
        fronts.put(names.get(2), new Front(Programs.address(ports[4]), reader, bareProgram));
        var nginx = nginx(ports[5], ports[2]);
        if (nginx.isPresent()) {
            fronts.put(names.get(3), new Front(Programs.address(ports[5]), reader, nginx.get()));
        } else {
            out.println("nginx is not installed: its row is left out");
        }
        fill(fronts.firstEntry().getValue().asker());
        return fronts;
    }

    /** Of an agreement-service that has just started; each write is stored and synchronised. */
    private static void fill(Asker service) {
        var officers = Map.of("VL", TestTokens.officer("VL", "abb"), "NL", TestTokens.officer("NL", "szw"));
        officers.forEach(
                (party, officer) -> created(service.post("/akkoord/v1/parties", officer, """
                    {"id":"%s","names":{"nl":"Partij %s"},"organisations":[{"id":"abb","name":"Agentschap"},{"id":"szw","name":"Ministerie"}]}\
                    """.formatted(party, party))));
        for (int number = 0; number < AGREEMENTS; number++) {
            created(service.post(
                    "/akkoord/v1/agreements", officers.getOrDefault("VL", ""), """
                        {"id":"%s","title":"Samenwerking %d rond integratie en inburgering","instrument":"declarationOfIntent",
                         "parties":["VL","NL"],"themes":[{"code":"normen-en-waarden","label":"normen en waarden"}],
                         "signed":{"label":"december 2013","edtf":"2013-12"},
                         "summary":"Intentieverklaring met beloften: uitwisseling van kennis, van statistieken en van indicatoren"}\
                        """.formatted(id(number), number)));
        }
    }

    private static void created(Asker.Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException("%d %s".formatted(answer.status(), answer.text()));
        }
    }

    private Program bare(int port, String service) throws IOException {
        var own = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
        return programs.started(
                "bare-gateway",
                Programs.java(
                        "-Xms256m",
                        "-Xmx256m",
                        "-cp",
                        own + File.pathSeparator + programs.unpacked("gateway").resolve("lib") + "/*",
                        BareGateway.class.getName(),
                        Integer.toString(port),
                        service));
    }

    /** Keeps its connections to the service, as whoever installs it would have it do; absent where it is not installed. */
    private Optional<Program> nginx(int port, int service) throws IOException {
        var binary = Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":", -1))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
        if (binary.isEmpty()) {
            return Optional.empty();
        }
        var own = Files.createDirectories(programs.folder().resolve("nginx"));
        var configuration = own.resolve("nginx.conf");
        Files.writeString(configuration, """
            daemon off;
            pid %1$s/pid;
            error_log stderr;
            worker_processes auto;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              keepalive_requests 1000000;
              upstream service { server 127.0.0.1:%2$d; keepalive 32; }
              server {
                listen 127.0.0.1:%3$d;
                location / {
                  proxy_pass http://service;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                }
              }
            }
            """.formatted(own, service, port));
        return Optional.of(programs.started(
                        "nginx", List.of(binary.get().toString(), "-p", own.toString(), "-c", configuration.toString()))
                .listens(port));
    }

    @Override
    public void close() throws IOException {
        programs.close();
    }
}
