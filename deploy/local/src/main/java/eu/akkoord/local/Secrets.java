package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** The key and the client secrets, generated once, in files that only their owner may read. */
record Secrets(Path data) {
    private static final SecureRandom RANDOM = new SecureRandom();

    String ofClient(String name) {
        return kept(fileOfClient(name).getFileName().toString(), Secrets::random);
    }

    Path fileOfClient(String name) {
        return data.resolve("secrets").resolve("client-" + name);
    }

    /** A folder in which each file is a setting of the services, by its name; made first when it is not there yet. */
    Path ofServices() {
        var folder = data.resolve("secrets").resolve("settings");
        kept(folder, "akkoord.catalogue.cursor-key", () -> Base64.getEncoder().encodeToString(random(32)));
        kept(folder, "akkoord.audit.keys", () -> "1:" + Base64.getEncoder().encodeToString(random(32)));
        return folder;
    }

    /** The content of this file; made first when there is none yet. Two processes that make it at once agree. */
    String kept(String name, Supplier<String> made) {
        return kept(data.resolve("secrets"), name, made);
    }

    private static String kept(Path folder, String name, Supplier<String> made) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(name);
            if (!Files.exists(file)) {
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                var draft = Files.createTempFile(folder, name, ".new", ownerOnly);
                Files.writeString(draft, made.get());
                publish(draft, file);
            }
            return Files.readString(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (java.nio.file.FileAlreadyExistsException otherWasFirst) {
            // the other process's content is the one that counts
            Files.deleteIfExists(draft);
            return;
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(draft);
    }

    private static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(24));
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
