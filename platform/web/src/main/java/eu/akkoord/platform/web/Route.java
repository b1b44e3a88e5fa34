package eu.akkoord.platform.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path of the contract.
 *
 * @param segments between the slashes; a variable is written {@code {name}}
 * @param operations by method
 */
record Route(List<String> segments, Map<String, Contract.Operation> operations) {
    long variables() {
        return segments.stream().filter(Route::isVariable).count();
    }

    boolean beginsFixed() {
        return !isVariable(segments.getFirst());
    }

    /** HEAD is answered as GET is, without the body. */
    Contract.@Nullable Operation operation(String method) {
        return operations.get(method.equals("HEAD") ? "GET" : method);
    }

    String allowed() {
        var methods = new ArrayList<String>();
        for (var method : operations.keySet()) {
            methods.add(method);
            if (method.equals("GET")) {
                methods.add("HEAD");
            }
        }
        return String.join(", ", methods);
    }

    boolean fits(String[] path) {
        if (path.length != segments.size()) {
            return false;
        }
        for (int index = 0; index < path.length; index++) {
            var segment = segments.get(index);
            boolean filled = isVariable(segment) && !path[index].isEmpty();
            if (!filled && !segment.equals(path[index])) {
                return false;
            }
        }
        return true;
    }

    Map<String, String> values(String[] path) {
        var values = new LinkedHashMap<String, String>();
        for (int index = 0; index < path.length; index++) {
            var segment = segments.get(index);
            if (isVariable(segment)) {
                values.put(segment.substring(1, segment.length() - 1), path[index]);
            }
        }
        return values;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** @param values of the path's variables, undecoded */
    record Match(Route route, Map<String, String> values) {}
}
