package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @Test
    void its_folder_is_open_to_its_owner_only(@TempDir Path root) throws IOException {
        var installation = new Installation(root, root.resolve("deep").resolve("data"));
        installation.keepPort("gateway", 8080);
        assertThat(permissions(installation.data())).isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_was_open_to_all_is_closed(@TempDir Path root) throws IOException {
        var data = Files.createDirectory(root.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        new Installation(root, data).keepPort("gateway", 8080);
        assertThat(permissions(data)).isEqualTo("rwx------");
    }

    @Test
    void files_with_secrets_are_open_to_their_owner_only(@TempDir Path root) throws IOException {
        var secrets = new Secrets(root);
        secrets.ofClient("reader-vl");
        secrets.ofServices();
        try (var files = Files.walk(root.resolve("secrets"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
