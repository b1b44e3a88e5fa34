package eu.akkoord.platform.desk;

import eu.akkoord.platform.store.Past;
import java.util.Set;

/**
 * A change, as an auditor is shown it.
 *
 * @param collection of what was changed
 * @param id of what was changed
 * @param concerned codes of the parties whose auditors see it, beside that of whoever made it
 */
public record Audited(String collection, String id, Past<?> past, Set<String> concerned) {
    /** The id of the change, which is that of its event. */
    public String entry() {
        return "%s.%s.%d".formatted(collection, id, past.revision());
    }
}
