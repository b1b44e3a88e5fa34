package eu.akkoord.platform.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import eu.akkoord.platform.embedded.DocumentServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that was written by serialised objects, as an earlier release did, is read as if it had been written today. */
class FormerFolderTest {
    @TempDir
    private Path data;

    @Test
    void a_folder_of_an_earlier_release_is_gone_on_with() {
        var written = letters(2_500);
        var former = new MongoServer(new H2Backend(
                new MVStore.Builder().fileName(file()).autoCommitDisabled().open()));
        try (var client = MongoClients.create(former.bindAndGetConnectionString())) {
            var letters = client.getDatabase("test").getCollection("letters");
            index(letters);
            letters.insertMany(written);
        } finally {
            former.shutdown();
        }

        for (int start = 0; start < 2; start++) {
            try (var server = DocumentServer.start(data, 0);
                    var client = MongoClients.create("mongodb://" + server.address())) {
                var letters = client.getDatabase("test").getCollection("letters");
                index(letters);
                assertThat(letters.find().sort(new Document("_id", 1)).into(new ArrayList<>()))
                        .isEqualTo(written);
                long before = server.documentsExamined();
                assertThat(letters.find(new Document("pending", true)).into(new ArrayList<>()))
                        .hasSize(25);
                assertThat(server.documentsExamined() - before).isEqualTo(25);
                assertThatExceptionOfType(MongoWriteException.class)
                        .isThrownBy(() -> letters.insertOne(new Document("_id", "letter-00007")));
            }
        }
        try (var store = MVStore.open(file())) {
            assertThat(store.getMapNames()).noneMatch(name -> name.startsWith("databases."));
        }
    }

    private String file() {
        return data.resolve("documents.mv").toString();
    }

    private static void index(MongoCollection<Document> letters) {
        letters.createIndex(
                Indexes.ascending("pending"),
                new IndexOptions().name("pending").partialFilterExpression(new Document("pending", true)));
    }

    private static List<Document> letters(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    var letter = new Document("_id", "letter-%05d".formatted(n))
                            .append("revision", 1L)
                            .append("entries", List.of(new Document("revision", 1L).append("text", "één")));
                    return n % 100 == 0 ? letter.append("pending", true) : letter;
                })
                .toList();
    }
}
