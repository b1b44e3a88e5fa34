package eu.akkoord.platform.web;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Paths that are served to anyone and stand in no contract, such as the contract itself.
 *
 * @param paths whole, such as {@code /akkoord/v1/openapi.json}; one that ends in a slash and a star means all below it
 */
public record OpenPaths(Set<String> paths) {
    /** Read the same by everyone: nothing encoded, no parameters. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._-]+");

    public OpenPaths {
        paths = Set.copyOf(paths);
    }

    public boolean contains(String path) {
        return paths.contains(path)
                || paths.stream()
                        .anyMatch(open -> open.endsWith("/*")
                                && path.startsWith(open.substring(0, open.length() - 1))
                                && PLAIN.matcher(path).matches()
                                && !path.contains(".."));
    }
}
