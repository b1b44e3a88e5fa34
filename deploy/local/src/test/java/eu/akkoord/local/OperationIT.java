package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Operation of a copy of Akkoord, and its faults, on a second copy beside the one of the other tests. */
@ExtendWith({RunningInstallation.class, OutputCaptureExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationIT {
    /** Processes killed together: each foundation by itself, and then the services and the gateway. */
    private static final List<List<String>> TOGETHER = List.of(
            List.of("broker"),
            List.of("documents", "issuer"),
            List.of("agreement-service", "dossier-service", "gateway"));

    private final Installation first;
    private final SecondCopy copy;
    private final Installation second;

    OperationIT(Installation first, @TempDir Path data) {
        this.first = first;
        this.copy = new SecondCopy(data);
        this.second = copy.installation();
    }

    @BeforeAll
    void start_beside_the_first() {
        assertThat(RunningInstallation.start(second)).isZero();
    }

    @AfterAll
    void leave_nothing() {
        second.stop();
    }

    @Test
    @Order(1)
    void two_copies_know_nothing_of_each_other() {
        assertThat(RunningInstallation.run(second, "status")).isZero();
        assertThat(RunningInstallation.run(first, "status")).isZero();
        assertThat(new Api(first).get("", "/health").statusCode()).isEqualTo(200);
        assertThat(second.publicUrl()).isNotEqualTo(first.publicUrl());
    }

    @Test
    @Order(1)
    void a_taken_port_is_named_and_nothing_is_started(@TempDir Path data, CapturedOutput output) throws Exception {
        var third = new Installation(RunningInstallation.ROOT, data);
        try (var taken = new ServerSocket()) {
            taken.bind(Ports.at(0));
            for (var name : List.of("gateway", "kafka")) {
                var port = Integer.toString(taken.getLocalPort());
                var other = name.equals("gateway") ? "kafka" : "gateway";
                assertThat(RunningInstallation.run(
                                third,
                                "start",
                                "--" + name + "-port",
                                port,
                                "--" + other + "-port",
                                Integer.toString(Ports.free())))
                        .isEqualTo(2);
                assertThat(output).contains("Port " + port + " is taken; choose another with --" + name + "-port N");
            }
        }
        assertThat(third.running()).isFalse();
    }

    @Test
    @Order(1)
    void nothing_answers_from_another_address() throws Exception {
        var ports = new ArrayList<Integer>();
        for (var line : Files.readAllLines(second.data().resolve("ports"))) {
            if (!line.startsWith("#")) {
                ports.add(Integer.valueOf(line.substring(line.indexOf('=') + 1)));
            }
        }
        assertThat(ports).hasSizeGreaterThanOrEqualTo(9);
        for (var address : otherAddresses()) {
            assertThat(ports).noneMatch(port -> answers(address, port));
        }
        assertThat(ports).allMatch(port -> answers(InetAddress.ofLiteral(Ports.LOOPBACK), port));
    }

    @Test
    @Order(1)
    void each_process_has_a_log_and_each_client_a_token(CapturedOutput output) {
        for (var name : Installation.NAMES) {
            assertThat(RunningInstallation.run(second, "logs", name)).as(name).isZero();
        }
        assertThat(RunningInstallation.run(second, "logs", "nobody")).isEqualTo(1);
        assertThat(output).contains("There is no log of 'nobody'");
        assertThat(RunningInstallation.run(second, "token", "reader-nl")).isZero();
        assertThat(RunningInstallation.run(second, "token", "nobody")).isEqualTo(1);
        assertThat(output).contains("Give one of: reader-vl, reader-nl");
    }

    @Test
    @Order(2)
    void a_process_that_is_killed_comes_back_and_nothing_is_lost() {
        assertThat(TOGETHER.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(Installation.NAMES);
        for (var names : TOGETHER) {
            var killed = names.stream()
                    .map(name -> second.process(name).orElseThrow())
                    .toList();
            killed.forEach(ProcessHandle::destroyForcibly);
            copy.await(() -> names.stream()
                            .allMatch(name -> second.process(name)
                                    .filter(now -> killed.stream().noneMatch(gone -> gone.pid() == now.pid()))
                                    .isPresent())
                    && new Health(second).ofAll());
        }
        copy.await(() -> RunningInstallation.run(second, "status") == 0);
        assertThat(RunningInstallation.run(second, "smoke")).isZero();
        for (var name : Installation.SERVICES) {
            var kept = new Commands(second).temporary(name).toFile().list();
            assertThat(kept).as("the servers of %s and of its management", name).hasSize(4);
        }
    }

    @Test
    @Order(3)
    void a_service_that_must_end_is_no_longer_ready_and_ends_what_it_began() throws Exception {
        var service = second.process("dossier-service").orElseThrow();
        var body = "{\"id\":\"afscheid-2026\",\"title\":\"Afscheid\",\"agreements\":[\"vl-nl-integratie-2013\"]}";
        try (var caller = new Socket()) {
            caller.connect(Ports.at(second.port("dossier-service")));
            var begun = "POST /akkoord/v1/dossiers HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + new Api(second).token("officer-vl")
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\nConnection: close\r\n\r\n" + body.substring(0, 10);
            caller.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
            caller.getOutputStream().flush();
            var health = new Health(second);
            copy.await(() -> health.management("dossier-service", "prometheus").stream()
                    .flatMap(String::lines)
                    .anyMatch(line -> line.startsWith("http_server_requests_active_seconds_count{")
                            && line.contains("method=\"POST\"")
                            && !line.endsWith(" 0")));

            service.destroy();

            copy.await(() -> !health.of("dossier-service"));
            assertThat(service.isAlive()).isTrue();
            caller.getOutputStream().write(body.substring(10).getBytes(StandardCharsets.UTF_8));
            caller.getOutputStream().flush();
            var answer = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 201").contains("ETag: \"1\"");
        }
        copy.await(() -> new Health(second).ofAll());
        copy.await(
                () -> second.topics().all().stream().anyMatch(told -> told.id().equals("dossiers.afscheid-2026.1")));
    }

    @Test
    @Order(4)
    void stop_leaves_no_process_and_reset_no_data() {
        var processes = copy.processes();
        assertThat(processes).hasSize(Installation.NAMES.size() + 1);
        assertThat(RunningInstallation.run(second, "stop")).isZero();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(RunningInstallation.run(second, "status")).isEqualTo(1);
        assertThat(RunningInstallation.run(second, "smoke")).isEqualTo(1);
        assertThat(RunningInstallation.run(second, "reset")).isZero();
        assertThat(second.data()).isEmptyDirectory();
    }

    private static List<InetAddress> otherAddresses() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static boolean answers(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException refused) {
            return false; // the connection is the question, its refusal the answer
        }
    }
}
