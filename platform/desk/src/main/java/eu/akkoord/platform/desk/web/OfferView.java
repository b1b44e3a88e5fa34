package eu.akkoord.platform.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.WrittenView;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An offer as those it concerns see it.
 *
 * @param <V> what is offered, as JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferView<V>(
        URI self,
        String id,
        String kind,
        String status,
        String from,
        String organisation,
        Set<String> awaits,
        Set<String> accepted,
        V content,
        @Nullable String reason,
        LocalDate occurred,
        LocalDate lapses,
        @Nullable EndedView ended)
        implements WrittenView {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndedView(
            @Nullable String party,
            @Nullable String organisation,
            LocalDate occurred,
            @Nullable String reason) {}

    /** The body of an answer, as the contract at the door has let it in. */
    public record Answer(String answer) {
        public Outcome outcome() {
            return Outcome.of(answer);
        }
    }

    /** @param list the address of the offers about the thing */
    public static <C, V> OfferView<V> of(Offer<C> offer, URI list, Function<C, V> content, LocalDate today) {
        var ended = offer.ended();
        return new OfferView<>(
                URI.create(list + "/" + offer.id()),
                offer.id(),
                offer.kind(),
                offer.stage(today),
                offer.by().party(),
                offer.by().organisation(),
                offer.awaits(),
                offer.accepted(),
                content.apply(offer.content()),
                offer.reason(),
                offer.made(),
                offer.lapses(),
                ended == null
                        ? null
                        : new EndedView(
                                ended.by() == null ? null : ended.by().party(),
                                ended.by() == null ? null : ended.by().organisation(),
                                ended.on(),
                                ended.reason()));
    }

    /**
     * The page of a list of offers, oldest first.
     *
     * @param list the address of the offers about the thing
     * @param after gives those after the one at this place, counted from 1
     */
    public static <C, V> ItemPage<OfferView<V>> page(
            URI list,
            List<Offer<C>> offers,
            Function<C, V> content,
            LocalDate today,
            int pageSize,
            @Nullable Long after) {
        return ItemPage.of(list, offers, offer -> offers.indexOf(offer) + 1L, after, pageSize)
                .with(page -> page.stream()
                        .map(offer -> of(offer, list, content, today))
                        .toList());
    }
}
