package eu.akkoord.platform.core.facts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some of what can be said of an aggregate, in their order.
 *
 * @param <A> the aggregate
 */
record Excerpt<A>(List<Said<A>> all) {
    /**
     * One thing that can be said.
     *
     * @param value null where it cannot be said of this one; absent where it is not known of an aggregate alone
     * @param sparse whether it is left out where it is empty
     */
    record Said<A>(String name, @Nullable Function<A, @Nullable Object> value, Codec codec, boolean sparse) {
        Said(String name, @Nullable Function<A, @Nullable Object> value, Codec codec) {
            this(name, value, codec, false);
        }

        Said<A> only(Selection within, boolean sparse) {
            return new Said<>(name, value, codec.only(within), sparse);
        }

        boolean isLeftOut(Object of) {
            return sparse && of instanceof Collection<?> some && some.isEmpty();
        }
    }

    /** @param elsewhere what is not known of the aggregate alone, by name */
    Map<String, Object> write(A aggregate, Style style, Map<String, ?> elsewhere) {
        var written = new LinkedHashMap<String, Object>();
        for (var said : all) {
            var value = said.value() == null
                    ? elsewhere.get(said.name())
                    : said.value().apply(aggregate);
            if (value != null && !said.isLeftOut(value)) {
                written.put(said.name(), said.codec().write(value, style));
            }
        }
        return written;
    }

    /** Returns the value of one; null where it cannot be said. */
    @Nullable
    Object value(String name, A aggregate) {
        for (var said : all) {
            if (said.name().equals(name) && said.value() != null) {
                return said.value().apply(aggregate);
            }
        }
        return null;
    }

    /** Returns those that are chosen, in the order chosen. */
    Excerpt<A> only(Selection chosen) {
        var names = all.stream().map(Said::name).toList();
        return new Excerpt<>(chosen.all().entrySet().stream()
                .map(one -> {
                    int place = names.indexOf(one.getKey());
                    if (place < 0) {
                        throw new IllegalArgumentException("Choose among %s, not %s".formatted(names, one.getKey()));
                    }
                    return all.get(place).only(one.getValue(), chosen.isSparse(one.getKey()));
                })
                .toList());
    }

    /** Returns all of them, of some only a part. */
    Excerpt<A> narrowed(Selection parts) {
        only(parts);
        return new Excerpt<>(all.stream()
                .map(one -> {
                    var part = parts.all().get(one.name());
                    return part == null ? one : one.only(part, false);
                })
                .toList());
    }

    Excerpt<A> without(List<String> names) {
        return new Excerpt<>(
                all.stream().filter(one -> !names.contains(one.name())).toList());
    }

    /** Returns all of them, each left out where it is empty. */
    Excerpt<A> sparse() {
        return new Excerpt<>(all.stream()
                .map(one -> new Said<>(one.name(), one.value(), one.codec(), true))
                .toList());
    }

    /** Returns all of them, with others in the place of those that bear the same name. */
    Excerpt<A> replaced(List<Said<A>> others) {
        var names = others.stream().map(Said::name).toList();
        return new Excerpt<>(Stream.concat(all.stream().filter(one -> !names.contains(one.name())), others.stream())
                .toList());
    }

    void addColumns(List<Column> columns) {
        all.forEach(one -> one.codec().addColumns(one.name(), columns));
    }
}
