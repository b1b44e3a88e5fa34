package eu.akkoord.bench;

import eu.akkoord.platform.embedded.Ports;
import eu.akkoord.platform.test.TestTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker, a store, and the two services with one agreement, under which dossiers are opened. */
final class WritesPrograms implements AutoCloseable {
    static final String DATABASE = "akkoord_dossiers";
    static final String COLLECTION = "dossiers";
    static final String TOPIC = "akkoord.dossiers.v1";

    private static final int PARTITIONS = 6;
    private static final int MOST_TRIES = 50;
    private static final long START = TimeUnit.MINUTES.toNanos(1);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final Programs programs;
    private final String officer = TestTokens.officer("VL", "abb");
    private final int kafkaPort = Ports.free();
    private final int documentsPort = Ports.free();
    final Program broker;
    final Program store;
    final Program service;
    private final Asker asker;

    WritesPrograms(Path root) throws IOException {
        programs = new Programs(root);
        int agreementsPort = Ports.free();
        int dossiersPort = Ports.free();
        broker = programs.broker(kafkaPort);
        store = programs.documents(documentsPort);
        programs.unpack("agreement-service");
        programs.unpack("dossier-service");
        broker.listens(kafkaPort);
        store.listens(documentsPort);
        topic(BareWriter.TOPIC);
        var agreements = programs.service(
                "agreement-service",
                agreementsPort,
                "akkoord_agreements",
                documentsPort,
                kafkaPort,
                "--akkoord.peer.address=" + Programs.address(dossiersPort));
        service = programs.service(
                "dossier-service",
                dossiersPort,
                DATABASE,
                documentsPort,
                kafkaPort,
                "--akkoord.peer.address=" + Programs.address(agreementsPort));
        asker = new Asker(Programs.address(dossiersPort), officer);
        agreements.answers(Programs.address(agreementsPort) + "/akkoord/v1/health");
        service.answers(Programs.address(dossiersPort) + "/akkoord/v1/health");
        fill(Programs.address(agreementsPort));
    }

    String brokerAddress() {
        return "%s:%d".formatted(Ports.LOOPBACK, kafkaPort);
    }

    String storeAddress() {
        return "mongodb://%s:%d".formatted(Ports.LOOPBACK, documentsPort);
    }

    Path folder() {
        return programs.folder();
    }

    /** Makes a topic like those of the services. */
    void topic(String name) throws IOException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokerAddress()))) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            throw new IOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** The parties, the agreement, and one dossier, once the dossier-service has heard of them. */
    private void fill(String agreements) throws IOException {
        try (var owner = new Asker(agreements, officer)) {
            for (var party : List.of("VL", "NL")) {
                var token = TestTokens.officer(party, "abb");
                created(owner.post("/akkoord/v1/parties", token, """
                    {"id":"%s","names":{"nl":"Partij %s"},"organisations":[{"id":"abb","name":"Agentschap"}]}\
                    """.formatted(party, party)));
            }
            created(owner.post("/akkoord/v1/agreements", officer, """
                {"id":"vl-nl-integratie-2013","title":"Samenwerking rond integratie en inburgering",
                 "instrument":"declarationOfIntent","parties":["VL","NL"],
                 "themes":[{"code":"sociale-inclusie","label":"sociale inclusie"}],
                 "signed":{"label":"december 2013","edtf":"2013-12"}}\
                """));
        }
        long end = System.nanoTime() + START;
        var first = open(0);
        while (first.status() != 201) {
            if (System.nanoTime() > end) {
                created(first);
            }
            LockSupport.parkNanos(LOOK_AGAIN);
            first = open(0);
        }
    }

    static void created(Asker.Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException("%d %s".formatted(answer.status(), answer.text()));
        }
    }

    /** Opens the dossier of this number. */
    private Asker.Answer open(int number) {
        return asker.post("/akkoord/v1/dossiers", officer, """
            {"id":"%s","title":"Meer sociale inclusie, zaak %d","agreements":["vl-nl-integratie-2013"],
             "themes":[{"agreement":"vl-nl-integratie-2013","code":"sociale-inclusie"}],
             "summary":"Uitwisseling van kennis, van statistieken en van indicatoren over inburgering en sociale inclusie",
             "responsibles":[{"party":"VL","organisation":"abb"},{"party":"NL","organisation":"abb"}]}\
            """.formatted(Creations.id(number), number));
    }

    void dossier(int number) {
        created(again(() -> open(number)));
    }

    /** Changes the title of the dossier of this number, which nobody has changed before. */
    void revise(int number) {
        again(() -> asker.patch(
                        "/akkoord/v1/dossiers/" + Creations.id(number),
                        officer,
                        "{\"title\":\"Herzien, zaak %d\"}".formatted(number)))
                .good();
    }

    /**
     * Reads from the list of dossiers.
     *
     * @param rest of the path, or the query
     */
    void read(String rest) {
        asker.get("/akkoord/v1/dossiers" + rest).good();
    }

    /** A service that is not ready yet, or that could not ask the other one in time, says to come again: that counts in the time. */
    private static Asker.Answer again(Supplier<Asker.Answer> request) {
        var answer = request.get();
        for (int more = 0; more < MOST_TRIES && answer.status() == 503; more++) {
            LockSupport.parkNanos(LOOK_AGAIN);
            answer = request.get();
        }
        return answer;
    }

    /** Plans a visit: another collection and topic, by the same code. */
    void visit(int number) {
        created(again(() -> asker.post("/akkoord/v1/visits", officer, """
            {"id":"%s","title":"Werkbezoek %d","kind":"workingVisit","host":"VL","guests":["NL"],
             "period":{"edtf":"2018"},"agreements":["vl-nl-integratie-2013"]}\
            """.formatted(Creations.id(number), number))));
    }

    @Override
    public void close() throws IOException {
        asker.close();
        programs.close();
    }
}
