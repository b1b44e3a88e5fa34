package eu.akkoord.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the anchors outside the store, in a folder that should belong to somebody else: one file for each, with all that it
 * lists. Against these it shows that the store as a whole was put back to an earlier state.
 */
final class AnchorFolder {
    private static final String SUFFIX = ".json";

    private final @Nullable Path folder;

    /** @param folder absent when there is none: nothing is kept outside then */
    AnchorFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The numbers of those that are there, each with its file. */
    NavigableMap<Long, Path> files(String service) {
        var files = new TreeMap<Long, Path>();
        if (folder == null || !Files.isDirectory(folder)) {
            return files;
        }
        var prefix = service + "-" + Anchors.PREFIX;
        try (var all = Files.newDirectoryStream(folder, prefix + "*" + SUFFIX)) {
            for (var file : all) {
                var name = file.getFileName().toString();
                var number = name.substring(prefix.length(), name.length() - SUFFIX.length());
                if (number.matches("[0-9]{1,18}")) {
                    files.put(Long.valueOf(number), file);
                }
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An anchor with its parts; one that cannot be read is empty. */
    static Copy read(Path file) {
        try {
            var document = Document.parse(Files.readString(file));
            return new Copy(
                    document.get("anchor", new Document()), document.getList("parts", Document.class, List.of()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonParseException | ClassCastException malformed) {
            return new Copy(new Document(), List.of());
        }
    }

    /** Writes one unless it is there; whole or not at all. */
    void write(String service, Document anchor, List<Document> parts) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(service + "-" + anchor.getString("_id") + SUFFIX);
            if (!Files.exists(file)) {
                var draft = Files.createTempFile(folder, "anchor", ".new");
                Files.writeString(
                        draft,
                        new Document("anchor", anchor).append("parts", parts).toJson());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    boolean isThere() {
        return folder != null;
    }

    /** A copy of an anchor outside the store. */
    record Copy(Document anchor, List<Document> parts) {}
}
