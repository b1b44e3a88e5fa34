package eu.akkoord.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options of a program, as {@code --name value}. */
record Options(Map<String, String> values) {
    static Options of(List<String> arguments) {
        var values = new HashMap<String, String>();
        for (int index = 0; index + 1 < arguments.size(); index += 2) {
            values.put(arguments.get(index), arguments.get(index + 1));
        }
        return new Options(Map.copyOf(values));
    }

    /** @throws IllegalArgumentException when it is not there */
    String text(String name) {
        var value = values.get("--" + name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    int number(String name, int otherwise) {
        var value = values.get("--" + name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    List<Integer> numbers(String name, List<Integer> otherwise) {
        var value = values.get("--" + name);
        return value == null
                ? otherwise
                : Arrays.stream(value.split(",")).map(Integer::valueOf).toList();
    }
}
