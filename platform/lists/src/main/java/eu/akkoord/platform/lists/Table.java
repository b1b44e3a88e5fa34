package eu.akkoord.platform.lists;

import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.facts.Column;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.link.Links;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Table that a list is as a file.
 *
 * @param columns of which each names a property of a row
 * @param beside gives what a row has beside the item of the list
 * @param <A> the aggregate of a row
 */
public record Table<A>(List<Column> columns, Function<Recorded<A>, Map<String, Object>> beside) {
    public Table {
        columns = List.copyOf(columns);
    }

    /** Returns the table of a kind: what its lists show, and what only its tables show. */
    public static <A> Table<A> of(Kind<A, ?> kind, Links links) {
        return new Table<>(kind.columns(), state -> kind.besideItem(state.value(), state.created(), links));
    }

    /** Returns the table of items alone. */
    public static <A> Table<A> of(List<Column> columns) {
        return new Table<>(columns, state -> Map.of());
    }
}
