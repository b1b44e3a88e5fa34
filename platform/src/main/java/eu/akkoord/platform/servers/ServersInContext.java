package eu.akkoord.platform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Tells a test's context where the shared servers are. All are equal, so that tests of one kind share one context. */
record ServersInContext() implements ContextCustomizer {
    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var servers = Servers.shared();
        Map<String, Object> settings = new HashMap<>(TestTokens.settings());
        settings.put("spring.kafka.bootstrap-servers", servers.kafka());
        settings.put("spring.mongodb.uri", servers.freshDatabase());
        settings.put("akkoord.catalogue.folder", freshFolder().toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test servers", settings));
    }

    /** Below the build's own folder, so that it goes with it. */
    private static Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "catalogue-");
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    static final class Factory implements ContextCustomizerFactory {
        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return new ServersInContext();
        }
    }
}
