package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {
    private static final FileTime TIME = FileTime.fromMillis(1_500_000_000_000L);

    @Test
    void a_jar_that_was_built_anew_is_another_although_its_time_is_the_same(@TempDir Path folder) throws IOException {
        var jar = Files.writeString(folder.resolve("service.jar"), "before");
        Files.setLastModifiedTime(jar, TIME);
        var before = Content.of(jar);

        Files.writeString(jar, "after!");
        Files.setLastModifiedTime(jar, TIME);
        assertThat(Content.of(jar)).isNotEqualTo(before);

        Files.writeString(jar, "before");
        assertThat(Content.of(jar)).isEqualTo(before);
    }
}
