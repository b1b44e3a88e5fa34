package eu.akkoord.platform.lists.kind;

import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.KindDesk;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.lists.Source;
import eu.akkoord.platform.lists.Table;

/**
 * One kind as {@link KindController} serves it.
 *
 * @param <A> the aggregate
 * @param <F> the record of its facts
 * @param desk reads it, with its history
 * @param uses its use cases
 */
public record Endpoints<A, F extends Record>(
        Kind<A, F> kind, Desk<A, ?> desk, Listing<A> listing, KindDesk<A, F> uses) {
    /**
     * Returns those of a kind whose desk has the use cases of every kind.
     *
     * @param source of the documents of its list
     */
    public static <A, F extends Record, D, K extends Desk<A, ?> & KindDesk<A, F>> Endpoints<A, F> of(
            Kind<A, F> kind, K desk, Source<A, D> source, Catalogues catalogues, Links links) {
        var listing = Listing.of(catalogues.keep(desk.all(), source), source, desk, Table.of(kind, links));
        return new Endpoints<>(kind, desk, listing, desk);
    }
}
