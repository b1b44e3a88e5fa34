package eu.akkoord.platform.test;

import eu.akkoord.platform.core.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * A customizer that gives a test's context the addresses of the shared servers, and the test a context that answers. All are equal, so that
 * tests of one kind share one context.
 */
record ServersInContext() implements ContextCustomizer {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var servers = Servers.shared();
        Map<String, Object> settings = new HashMap<>(TestTokens.settings());
        settings.put("spring.kafka.bootstrap-servers", servers.kafka());
        settings.put("spring.mongodb.uri", servers.freshDatabase());
        settings.put("akkoord.catalogue.folder", freshFolder().toString());
        settings.put("akkoord.audit.keys", freshKey());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test servers", settings));
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition(
                        "listedOperations",
                        BeanDefinitionBuilder.genericBeanDefinition(
                                        MongoClientSettingsBuilderCustomizer.class,
                                        () -> client -> client.addCommandListener(new ListedOperations()))
                                .getBeanDefinition());
        context.addApplicationListener((ApplicationReadyEvent started) -> awaitLists(context));
    }

    private static void awaitLists(ApplicationContext context) {
        long since = System.nanoTime();
        for (var each : context.getBeansOfType(Readiness.class).entrySet()) {
            while (!each.getValue().isReady()) {
                if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new IllegalStateException("%s is not ready after %s".formatted(each.getKey(), PATIENCE));
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /** The first key of the hash chains; none is in the tree. */
    private static String freshKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "1:" + Base64.getEncoder().encodeToString(key);
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
