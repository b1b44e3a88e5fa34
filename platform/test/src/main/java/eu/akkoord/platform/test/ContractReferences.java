package eu.akkoord.platform.test;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Finds every place of the contract where a writer names something that may be hidden from it: a dossier, document, visit, session,
 * commitment, milestone or invitation. Parties, organisations and agreements are shown to every reader.
 */
public final class ContractReferences {
    private static final Set<String> SHOWN_TO_ALL = Set.of("id", "agreement", "agreements");
    private static final Set<String> ELSEWHERE_IN_CHANGE = Set.of("change");

    private ContractReferences() {}

    /** Returns each as its operation and the JSON pointer into the body, with a star for any place of an array. */
    public static Set<String> all() {
        var found = new TreeSet<String>();
        for (var operation : ContractOperation.all()) {
            if (operation.format().isPresent()) {
                walk(operation.schema(), operation + " ", "", found, 0);
            }
        }
        return found;
    }

    private static void walk(JsonNode schema, String place, String name, Set<String> found, int depth) {
        var own = ContractOperation.resolved(schema);
        if (names(own) && !SHOWN_TO_ALL.contains(name)) {
            found.add(place);
        }
        if (depth < 10) {
            if (ContractOperation.isList(own)) {
                walk(own.path("items"), place + "/*", name, found, depth + 1);
            }
            ContractOperation.properties(own).forEach((property, one) -> {
                if (!ELSEWHERE_IN_CHANGE.contains(property)) {
                    walk(one, place + "/" + property, property, found, depth + 1);
                }
            });
        }
    }

    private static boolean names(JsonNode schema) {
        var pattern = schema.path("pattern").asString("");
        return pattern.contains("query|stream|heads") || pattern.equals("^[0-9a-f]{16}$");
    }
}
