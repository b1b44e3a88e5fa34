package eu.akkoord.gateway;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Finds the service that owns what a path is about, by its first two segments. That a path is one of the contract was checked before; one that
 * nobody owns leads nowhere.
 */
final class Routes {
    static final String BASE = DocumentController.BASE + "/";

    /** A service, and the name of its route. */
    enum Owner {
        DOSSIERS("dossier-service"),
        AGREEMENTS("agreement-service");

        private final String route;

        Owner(String route) {
            this.route = route;
        }

        String route() {
            return route;
        }
    }

    private static final Map<String, Owner> BY_COLLECTION = Map.ofEntries(
            entry("dossiers", Owner.DOSSIERS),
            entry("visits", Owner.DOSSIERS),
            entry("sessions", Owner.DOSSIERS),
            entry("calendar", Owner.DOSSIERS),
            entry("transfers", Owner.DOSSIERS),
            entry("openings", Owner.DOSSIERS),
            entry("parties", Owner.AGREEMENTS),
            entry("agreements", Owner.AGREEMENTS),
            entry("commitments", Owner.AGREEMENTS),
            entry("milestones", Owner.AGREEMENTS),
            entry("periods", Owner.AGREEMENTS),
            entry("balances", Owner.AGREEMENTS),
            entry("alerts", Owner.AGREEMENTS));

    /** Returns the word before the first point of an id of audits, events and sources: what they are of. */
    private static final Map<String, Owner> BY_STREAM = Map.of(
            "dossiers", Owner.DOSSIERS,
            "dossierGrants", Owner.DOSSIERS,
            "documents", Owner.DOSSIERS,
            "visits", Owner.DOSSIERS,
            "visitGrants", Owner.DOSSIERS,
            "sessions", Owner.DOSSIERS,
            "parties", Owner.AGREEMENTS,
            "agreements", Owner.AGREEMENTS,
            "commitments", Owner.AGREEMENTS,
            "milestones", Owner.AGREEMENTS);

    /** The ids of reads that were kept have the name of the service in their midst. */
    private static final String READS = "reads.";

    private static final Set<String> SHARED = Set.of("audits", "events", "projections", "sources");

    private Routes() {}

    /** @param path as it came, undecoded; null when no service owns it */
    static @Nullable Owner owner(String path) {
        if (!path.startsWith(BASE)) {
            return null;
        }
        int end = path.indexOf('/', BASE.length());
        var first = path.substring(BASE.length(), end < 0 ? path.length() : end);
        var owner = BY_COLLECTION.get(first);
        if (owner != null || end < 0 || !SHARED.contains(first)) {
            return owner;
        }
        int after = path.indexOf('/', end + 1);
        var second = path.substring(end + 1, after < 0 ? path.length() : after);
        return shared(first, second.indexOf('%') < 0 ? second : decoded(second), after >= 0);
    }

    private static @Nullable Owner shared(String first, String second, boolean more) {
        return switch (first) {
            case "projections" -> second.endsWith("-copies") ? Owner.DOSSIERS : Owner.AGREEMENTS;
            case "sources" -> BY_STREAM.getOrDefault(second, Owner.AGREEMENTS);
            case "events" -> stream(second);
            default -> more ? BY_STREAM.get(second) : second.startsWith(READS) ? reader(second) : stream(second);
        };
    }

    private static @Nullable Owner stream(String id) {
        int point = id.indexOf('.');
        return point < 0 ? null : BY_STREAM.get(id.substring(0, point));
    }

    private static @Nullable Owner reader(String id) {
        return id.contains("-dossiers-") ? Owner.DOSSIERS : id.contains("-agreements-") ? Owner.AGREEMENTS : null;
    }

    /** Decodes; what cannot be decoded names nothing. */
    private static String decoded(String segment) {
        try {
            return UriUtils.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
