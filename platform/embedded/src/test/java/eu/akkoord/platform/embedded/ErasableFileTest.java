package eu.akkoord.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that what was removed from a store is in no block of its file, nor in those that are written after it. */
class ErasableFileTest {
    private static final String TEXT = "Kanarie ";

    @TempDir
    private Path data;

    /** A text that fills most of a block, so that the rest of each shorter piece that follows lies where it stood. */
    @Test
    void a_piece_bears_nothing_of_what_was_written_before_it() throws Exception {
        var path = data.resolve("documents.mv");
        var file = ErasableFile.open(path);
        try (var store =
                new MVStore.Builder().adoptFileStore(file).autoCommitDisabled().open()) {
            store.setVersionsToKeep(0);
            store.setRetentionTime(0);
            var texts = store.<Integer, String>openMap("texts");
            texts.put(1, TEXT.repeat(400));
            store.commit();
            store.sync();
            assertThat(Files.readString(path, StandardCharsets.ISO_8859_1)).contains(TEXT);

            texts.remove(1);
            store.commit();
            var compaction = new Compaction(store, file);
            compaction.deleted();
            compaction.run();

            assertThat(Files.readString(path, StandardCharsets.ISO_8859_1)).doesNotContain(TEXT);
        }
    }
}
