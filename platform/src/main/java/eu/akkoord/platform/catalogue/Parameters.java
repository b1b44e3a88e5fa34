package eu.akkoord.platform.catalogue;

import eu.akkoord.platform.web.Issue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query keys of one question while they are read; collects all that is wrong with them. */
final class Parameters {
    /** How many values one key may have. */
    private static final int MOST_VALUES = 100;

    private final Map<String, List<String>> values;
    private final List<Issue> issues = new ArrayList<>();

    Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    List<Issue> issues() {
        return issues;
    }

    void unknown(String name) {
        issues.add(Issue.unknown("query", name));
    }

    void wrong(String name, @Nullable String value, String detail) {
        issues.add(Issue.query(name, value, detail));
    }

    List<String> several(String name) {
        var given = values.getOrDefault(name, List.of());
        if (given.size() > MOST_VALUES) {
            wrong(name, null, "Geef ten hoogste %d waarden".formatted(MOST_VALUES));
            return List.of();
        }
        return given.stream().distinct().toList();
    }

    @Nullable
    String one(String name) {
        var given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            wrong(name, null, "Deze parameter mag maar één keer voorkomen");
            return null;
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    boolean flag(String name, boolean otherwise) {
        var value = one(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            wrong(name, value, "Geef true of false");
        }
        return value.equals("true");
    }

    /** Reads a value, and notes what is wrong with one that cannot be read. */
    <T> @Nullable T read(String name, @Nullable String value, String expected, Function<String, T> reading) {
        try {
            return value == null ? null : reading.apply(value);
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            wrong(name, value, expected);
            return null;
        }
    }

    @Nullable
    LocalDate date(String name) {
        return read(name, one(name), "Geef een datum als 2017-06-20", LocalDate::parse);
    }
}
