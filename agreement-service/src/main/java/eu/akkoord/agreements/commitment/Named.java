package eu.akkoord.agreements.commitment;

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
record Named(Kind kind, String id, @Nullable String visit, String pointer) {
    enum Kind {
        DOSSIER,
        VISIT,
        SESSION
    }

    /** Those that were not named before, wherever they stood. */
    static List<Named> added(Collection<Named> before, Collection<Named> after) {
        var known = before.stream().map(Named::placeless).collect(Collectors.toSet());
        return after.stream().filter(one -> !known.contains(one.placeless())).toList();
    }

    private Named placeless() {
        return new Named(kind, id, visit, "");
    }
}
