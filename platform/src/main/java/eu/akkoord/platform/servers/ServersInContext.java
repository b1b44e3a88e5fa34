package eu.akkoord.platform.servers;

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
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test servers", settings));
    }

    static final class Factory implements ContextCustomizerFactory {
        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return new ServersInContext();
        }
    }
}
