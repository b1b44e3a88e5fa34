package eu.akkoord.platform.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContext;

/**
 * Stops the start when a setting below {@code akkoord} is known to no settings record: a misspelt setting that is silently
 * left aside is found out much later.
 */
final class SettingsCheck implements SmartInitializingSingleton {
    private static final String OURS = "akkoord";

    /** Said to a build, which hands them on to what its tests start. */
    private static final Set<String> OF_BUILDS = Set.of("akkoordcontainers", "akkoordferretdb");

    private final ApplicationContext context;

    SettingsCheck(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var known = new HashSet<>(OF_BUILDS);
        for (var bean : ConfigurationPropertiesBean.getAll(context).values()) {
            var prefix = bean.getAnnotation().prefix().isEmpty()
                    ? bean.getAnnotation().value()
                    : bean.getAnnotation().prefix();
            var type = bean.asBindTarget().getType().resolve();
            if (prefix.startsWith(OURS) && type != null) {
                collect(prefix, type, known);
            }
        }
        var unknown = new TreeSet<String>();
        for (var source : ConfigurationPropertySources.get(context.getEnvironment())) {
            if (source instanceof IterableConfigurationPropertySource settings) {
                settings.stream()
                        .map(Object::toString)
                        .filter(name -> name.startsWith(OURS + "."))
                        .filter(name -> !known.contains(plain(name)))
                        .forEach(unknown::add);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("Unknown settings: " + String.join(", ", unknown));
        }
    }

    private static void collect(String prefix, Class<?> type, Set<String> known) {
        for (RecordComponent component : type.getRecordComponents()) {
            var name = prefix + "." + component.getName();
            var element = element(component.getGenericType());
            if (element.isRecord()) {
                collect(name, element, known);
            } else {
                known.add(plain(name));
            }
        }
    }

    /** The type of a list's or set's elements; any other type itself. */
    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getActualTypeArguments().length == 1
                && generic.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    /** Without what may be written in several ways: case, hyphens, dots that an environment variable cannot tell, indices. */
    private static String plain(String name) {
        return name.replaceAll("\\[\\d+]|\\.\\d+(?=\\.|$)", "")
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
    }
}
