package eu.akkoord.platform.search.index;

import eu.akkoord.platform.search.engine.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The indexes of one collection on disk, numbered: the newest complete one answers, all others are remains. */
final class Folder {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Path root;
    private final String layout;
    private final SearcherFactory warming;
    private final Map<Generation, Path> places = new HashMap<>();

    Folder(Path root, String layout, SearcherFactory warming) {
        this.root = root;
        this.layout = layout;
        this.warming = warming;
    }

    /** The newest index that can answer, or else a new one that has still to be filled. */
    Generation open() throws IOException {
        Files.createDirectories(root);
        for (var place : newestFirst()) {
            var found = complete(place);
            if (found != null) {
                for (var other : newestFirst()) {
                    if (!other.equals(place)) {
                        erase(other);
                    }
                }
                return found;
            }
            erase(place);
        }
        return next();
    }

    private @org.jspecify.annotations.Nullable Generation complete(Path place) throws IOException {
        Generation generation = null;
        try {
            generation = opened(place);
            generation.check();
            if (generation.isComplete()) {
                return generation;
            }
            LOG.info("The index in {} is not complete for this version and will be filled again", place);
        } catch (LockObtainFailedException taken) {
            throw taken;
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("The index in {} is damaged and will be filled again: {}", place, damaged.toString());
        }
        if (generation != null) {
            places.remove(generation);
            generation.close();
        }
        return null;
    }

    /** A new, empty index. */
    synchronized Generation next() throws IOException {
        var numbers = newestFirst();
        long number = numbers.isEmpty()
                ? 1
                : Long.parseLong(numbers.getFirst().getFileName().toString()) + 1;
        return opened(root.resolve("%08d".formatted(number)));
    }

    /** Closes an index and takes it off the disk. */
    synchronized void delete(Generation generation) throws IOException {
        var place = places.remove(generation);
        generation.close();
        if (place != null) {
            erase(place);
        }
    }

    private Generation opened(Path place) throws IOException {
        var generation = new Generation(place, layout, warming);
        places.put(generation, place);
        return generation;
    }

    private List<Path> newestFirst() throws IOException {
        try (var places = Files.list(root)) {
            return places.filter(place -> place.getFileName().toString().matches("[0-9]{8}"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        }
    }

    private static void erase(Path place) throws IOException {
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
