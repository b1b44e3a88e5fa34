package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.problem.Issue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query keys of one question while they are read; collects all that is wrong with them. */
public final class Parameters {
    /** Limit of values per key. */
    private static final int MOST_VALUES = 100;

    private final Map<String, List<String>> values;
    private final List<Issue> issues = new ArrayList<>();

    public Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    public List<Issue> issues() {
        return issues;
    }

    public void unknown(String name, String known) {
        issues.add(Issue.unknown("query", name, known));
    }

    public void wrong(String name, @Nullable String value, String code, Object... arguments) {
        wrong(name, value, Message.of(code, arguments));
    }

    public void wrong(String name, @Nullable String value, Message detail) {
        issues.add(new Issue(Issue.SCHEMA_VIOLATION, "query", name, value, detail));
    }

    public List<String> several(String name) {
        var given = values.getOrDefault(name, List.of());
        if (given.size() > MOST_VALUES) {
            wrong(name, null, "parameter.tooManyValues", MOST_VALUES);
            return List.of();
        }
        return given.stream().distinct().toList();
    }

    @Nullable
    public String one(String name) {
        var given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            wrong(name, null, "parameter.twice");
            return null;
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    public boolean flag(String name, boolean otherwise) {
        var value = one(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            wrong(name, value, "value.noFlag");
        }
        return value.equals("true");
    }

    /** Reads a value, and notes what is wrong with one that cannot be read. */
    public <T> @Nullable T read(String name, @Nullable String value, Message expected, Function<String, T> reading) {
        try {
            return value == null ? null : reading.apply(value);
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            wrong(name, value, expected);
            return null;
        }
    }

    @Nullable
    LocalDate date(String name) {
        return read(name, one(name), Message.of("value.noDate"), LocalDate::parse);
    }
}
