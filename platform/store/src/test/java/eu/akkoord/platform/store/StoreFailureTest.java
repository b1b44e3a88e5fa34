package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class StoreFailureTest {
    @Test
    void every_exception_of_the_driver_was_thought_of() throws Exception {
        var classes = exceptions();

        assertThat(classes).hasSizeGreaterThan(30).allMatch(StoreFailure::knows);
    }

    @Test
    void a_subclass_is_not_taken_for_its_parent() {
        assertThat(StoreFailure.of(MongoTimeoutException.class)).isEqualTo(StoreFailure.NOT_SENT);
        assertThat(StoreFailure.of(MongoOperationTimeoutException.class)).isEqualTo(StoreFailure.UNKNOWN);
        assertThat(StoreFailure.of(MongoSocketOpenException.class)).isEqualTo(StoreFailure.NOT_SENT);
        assertThat(StoreFailure.of(MongoSocketReadException.class)).isEqualTo(StoreFailure.UNKNOWN);
    }

    private static List<? extends Class<?>> exceptions() throws Exception {
        var jar = Path.of(MongoException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("com/mongodb/") && name.endsWith("Exception.class"))
                    .map(name -> load(name.replace('/', '.').substring(0, name.length() - ".class".length())))
                    .filter(MongoException.class::isAssignableFrom)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, MongoException.class.getClassLoader());
        } catch (ClassNotFoundException | NoClassDefFoundError foreign) {
            return Object.class; // of an optional library that we do not have
        }
    }
}
