package eu.akkoord.platform.lists;

import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Source of the catalogue of a kind whose documents are made of the aggregate alone.
 *
 * @param <A> the aggregate
 */
public final class KindSource<A> implements Source<A, KindSource.Entry<A>> {
    private final Kind<A, ?> kind;
    private final Rights<? super A> rights;
    private final Fields<Entry<A>> fields;
    private final Map<String, String> dependencies;
    private final Links links;

    /** A document of the catalogue. */
    public record Entry<A>(Row row, A value) {}

    /** @param dependencies as {@link Source#dependencies()} returns them */
    public KindSource(
            Kind<A, ?> kind,
            Rights<? super A> rights,
            Fields<Entry<A>> fields,
            Map<String, String> dependencies,
            Links links) {
        this.kind = kind;
        this.rights = rights;
        this.fields = fields;
        this.dependencies = Map.copyOf(dependencies);
        this.links = links;
    }

    @Override
    public Fields<Entry<A>> fields() {
        return fields;
    }

    @Override
    public Map<String, String> dependencies() {
        return dependencies;
    }

    @Override
    public List<Entry<A>> documents(Collection<Recorded<A>> states) {
        return entries(kind, rights, states, links);
    }

    /** Returns documents of a kind, for a source that adds what it looks up elsewhere. */
    public static <A> List<Entry<A>> entries(
            Kind<A, ?> kind, Rights<? super A> rights, Collection<Recorded<A>> states, Links links) {
        var clearances = rights.clearances(states.stream().map(Recorded::value).toList());
        return states.stream()
                .map(state -> new Entry<>(
                        new Row(
                                kind.id(state.value()),
                                state.revision(),
                                state.registered(),
                                clearances.apply(state.value()),
                                JsonMapper.shared()
                                        .writeValueAsBytes(kind.item(state.value(), state.registered(), links))),
                        state.value()))
                .toList();
    }
}
