package eu.akkoord.agreements.commitment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something of dossier-service that a commitment names.
 *
 * @param visit of a session only: the visit it belongs to
 * @param pointer JSON pointer into the request, where it stands
 */
record NamedReference(Kind kind, String id, @Nullable String visit, String pointer) {
    enum Kind {
        DOSSIER("dossiers"),
        VISIT("visits"),
        SESSION("sessions");

        private final String collection;

        Kind(String collection) {
            this.collection = collection;
        }

        /** @param collection the word of its URL */
        static Kind of(String collection) {
            return Arrays.stream(values())
                    .filter(kind -> kind.collection.equals(collection))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Commitments name no " + collection));
        }
    }

    /** Returns the newly named ones, wherever they stood. */
    static List<NamedReference> added(Collection<NamedReference> before, Collection<NamedReference> after) {
        var known = before.stream().map(NamedReference::placeless).collect(Collectors.toSet());
        return after.stream().filter(one -> !known.contains(one.placeless())).toList();
    }

    private NamedReference placeless() {
        return new NamedReference(kind, id, visit, "");
    }
}
