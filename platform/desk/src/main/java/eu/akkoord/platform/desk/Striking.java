package eu.akkoord.platform.desk;

import org.jspecify.annotations.Nullable;

/**
 * The free text that is to be struck, wherever it stands.
 *
 * @param field points to it (RFC 6901) in what is stored, as auditors are shown it; or to the reason of a change
 * @param revision in which it stands there; absent for the newest
 */
public record Striking(String field, @Nullable Long revision) {
    /** The property that it belongs to. */
    String property() {
        return field.substring(1).replaceFirst("/.*", "");
    }
}
