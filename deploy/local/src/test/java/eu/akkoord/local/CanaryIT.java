package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.ContractOperation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The names of two persons, as unmistakable as a canary, planted through the API: wherever the installation writes or answers, they
 * are only where they belong, and after erasure nowhere.
 */
@ExtendWith(RunningInstallation.class)
class CanaryIT {
    private static final String PARTICIPANT = "qwzyvogel";
    private static final String INVITED = "qwzymerel";

    /** In both, however a language's rules cut a word. */
    private static final String EITHER = "qwzy";

    /** In the visit that they take part in, so that a place where it is not has not been searched. */
    private static final String BESIDE = "volièrebouw";

    private final Map<String, String> ids =
            new HashMap<>(Map.of("visitId", "kanariereis", "sessionId", "kanarietafel"));
    private final Installation installation;
    private final Eyes eyes;

    CanaryIT(Installation installation) {
        this.installation = installation;
        this.eyes = new Eyes(installation);
    }

    @Test
    void the_name_of_a_person_is_only_where_it_belongs_and_then_nowhere() throws Exception {
        plant();
        awaitTold();

        LocalClient.ALL.parallelStream().forEach(this::nameIsOnlyWhereItBelongs);
        errorsDoNotRepeatIt();
        assertThat(where(PARTICIPANT))
                .as("the store, where it belongs")
                .isNotEmpty()
                .allMatch(CanaryIT::isStore);
        assertThat(where(INVITED)).isNotEmpty().allMatch(CanaryIT::isStore);
        notTold();

        var participant = "/visits/kanariereis/participants/" + ids.get("participantId");
        eyes.write("officer-vl", "PATCH", participant, "{\"person\":null}");
        assertThat(eyes.see("officer-vl", new Question("GET", participant, "", ""), Map.of()))
                .startsWith("200")
                .contains("volièremeester");
        for (var asked : Question.reading(List.of(ids)).keySet()) {
            assertThat(contains(eyes.see("officer-nl", asked, Map.of()), PARTICIPANT))
                    .as(asked.toString())
                    .isFalse();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(where(PARTICIPANT)).isEmpty());
        assertThat(where(INVITED)).as("who was not erased").isNotEmpty();
        notTold();
    }

    private void nameIsOnlyWhereItBelongs(LocalClient client) {
        // names are for the parties that take part
        var mayKnow = client.scopes().contains("participants.read")
                && Set.of("VL", "NL").contains(client.party());
        var found = new TreeSet<String>();
        for (var asked : Question.reading(List.of(ids)).entrySet()) {
            if (contains(eyes.see(client.name(), asked.getKey(), Map.of()), EITHER)) {
                found.add(asked.getValue().template());
            }
        }
        if (mayKnow) {
            assertThat(found)
                    .as(client.name())
                    .allMatch(template -> template.contains("/participants") || template.contains("/invitations"))
                    .contains("/visits/{visitId}/participants");
        } else {
            assertThat(found).as(client.name()).isEmpty();
        }
        nothingIsFoundByName(client.name());
    }

    private void plant() {
        eyes.write("officer-vl", "POST", "/visits", """
                {"id":"kanariereis","title":"Reis over volièrebouw","kind":"workingVisit","host":"VL","guests":["NL"],
                 "period":{"edtf":"2034-03"},"agreements":["vl-nl-integratie-2013"],"confidentiality":"public"}""");
        eyes.write("officer-vl", "POST", "/visits/kanariereis/sessions", """
                {"id":"kanarietafel","title":"Aan tafel over volièrebouw","period":{"edtf":"2034-04"}}""");
        ids.put("participantId", eyes.write("officer-vl", "POST", "/visits/kanariereis/participants", """
                {"party":"VL","function":"volièremeester",
                 "person":{"name":"Xanthippe Qwzyvogel","email":"xanthippe@qwzyvogel.test"}}"""));
        ids.put(
                "invitationId",
                eyes.write("officer-vl", "POST", "/visits/kanariereis/sessions/kanarietafel/invitations", """
                {"status":"invited","person":{"name":"Xanthippe Qwzymerel","email":"xanthippe@qwzymerel.test"}}"""));
    }

    private void awaitTold() {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> installation.topics().all().stream()
                        .anyMatch(told -> told.id().startsWith("sessions.kanarietafel.")));
        var health = new Health(installation);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> Installation.SERVICES.stream().allMatch(health::hasReadAll));
    }

    /** A list that is searched by the name is empty; the address that is repeated in it is the caller's own. */
    private void nothingIsFoundByName(String client) {
        for (var operation : ContractOperation.all()) {
            if (!operation.parameters().containsKey("query q")) {
                continue;
            }
            for (var name : List.of(PARTICIPANT, INVITED)) {
                var path = operation
                        .template()
                        .replace("{visitId}", "kanariereis")
                        .replace("{dossierId}", "sociale-inclusie-2017");
                var answer =
                        eyes.see(client, new Question("GET", path + "?q=" + name, "application/json", ""), Map.of());
                assertThat(answer).as("%s as %s", operation, client).containsAnyOf("\"total\":0", "403 ", "404 ");
            }
        }
    }

    private void errorsDoNotRepeatIt() {
        for (var wrong : List.of(
                "{\"party\":\"VL\",\"person\":{\"name\":\"Qwzyvogel\",\"email\":\"qwzyvogel\"}}",
                "{\"party\":\"VL\",\"function\":\"x\",\"person\":\"Qwzyvogel\"}",
                "{\"party\":\"VL\",\"qwzyvogel\":\"Qwzyvogel\",\"person\":{\"name\":[\"Qwzyvogel\"]}}",
                "{\"party\":\"VL\",\"person\":{\"name\":\"Qwzyvogel\"")) {
            var answer = eyes.see(
                    "officer-vl", new Question("POST", "/visits/kanariereis/participants", "", wrong), Map.of());
            assertThat(answer).startsWith("400");
            // the name of a property that nobody knows is the caller's own word, and is named
            assertThat(answer.replace("/qwzyvogel", "").replace("qwzyvogel\"", "\""))
                    .doesNotContain("Qwzy");
        }
    }

    /** No event has it, no metric, and no word of any index. */
    private void notTold() throws IOException {
        var told = installation.topics().all();
        assertThat(told).anyMatch(each -> contains(each.text(), BESIDE));
        assertThat(told).noneMatch(each -> contains(each.key() + each.text(), EITHER));
        var health = new Health(installation);
        for (var service : Installation.SERVICES) {
            assertThat(health.management(service, "prometheus"))
                    .hasValueSatisfying(
                            meters -> assertThat(contains(meters, EITHER)).isFalse());
        }
        var indexed = indexed();
        assertThat(indexed).anyMatch(word -> word.startsWith("volièr") || word.startsWith("volier"));
        assertThat(indexed).noneMatch(word -> contains(word, EITHER));
    }

    /** Every word in an index of the catalogue, and everything that is kept beside the words. */
    private List<String> indexed() throws IOException {
        var words = new TreeSet<String>();
        for (var segments : files(installation.data().resolve("catalogue"))) {
            if (!segments.getFileName().toString().startsWith("segments_")) {
                continue;
            }
            try (var folder = FSDirectory.open(segments.getParent());
                    var reader = DirectoryReader.open(folder)) {
                for (var field : FieldInfos.getIndexedFields(reader)) {
                    var terms = MultiTerms.getTerms(reader, field);
                    if (terms != null) {
                        var each = terms.iterator();
                        for (var term = each.next(); term != null; term = each.next()) {
                            words.add(new String(term.bytes, term.offset, term.length, StandardCharsets.UTF_8));
                        }
                    }
                }
                for (int number = 0; number < reader.maxDoc(); number++) {
                    for (var kept : reader.storedFields().document(number)) {
                        words.add(kept.toString());
                        var bytes = kept.binaryValue();
                        if (bytes != null) {
                            words.add(new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8));
                        }
                    }
                }
            }
        }
        return List.copyOf(words);
    }

    /** The files of this installation, logs and all, in which this stands as it is. */
    private List<Path> where(String text) throws IOException {
        return files(installation.data()).stream()
                // what is in the jars was there before; offsets and times are in the other ones
                .filter(file -> !file.startsWith(installation.data().resolve("programs")))
                .filter(file -> !file.toString().endsWith("index"))
                .filter(file -> contains(content(file), text))
                .map(installation.data()::relativize)
                .toList();
    }

    private static boolean isStore(Path file) {
        return file.startsWith("documents");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return ""; // a merge took it away meanwhile
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static boolean contains(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
