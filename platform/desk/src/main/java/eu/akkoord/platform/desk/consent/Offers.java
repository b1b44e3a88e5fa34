package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.desk.consent.Offer.Ended;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The offers about one thing, in the order in which they were made. Those that have ended stay listed, the last {@link #MOST_ENDED}
 * of them; the history of the thing has them all.
 *
 * @param <C> what is offered
 */
public record Offers<C>(List<Offer<C>> all) {
    /** Limit of offers open at once. */
    public static final int MOST_OPEN = 20;

    /** Limit of open offers by one party, so that none leaves the others without. */
    public static final int MOST_OF_ONE = 5;

    /** Limit of ended offers in the list. */
    public static final int MOST_ENDED = 20;

    private static final Pattern TEXT = Pattern.compile("/offers/([0-9]{1,6})(/ended)?/.*");

    public Offers {
        all = List.copyOf(all);
    }

    public static <C> Offers<C> none() {
        return new Offers<>(List.of());
    }

    public Optional<Offer<C>> find(String id) {
        return all.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /** Returns the offers that can still be answered. */
    public List<Offer<C>> open(LocalDate today) {
        return all.stream().filter(offer -> offer.isOpen(today)).toList();
    }

    /** Returns the offers that a party made or is asked to answer. */
    public List<Offer<C>> concerning(String party) {
        return all.stream().filter(offer -> offer.concerns(party)).toList();
    }

    /**
     * With one more, that somebody asks to make.
     *
     * @throws Refusal.MissingReason when it does not say why
     * @throws Refusal.WrongStage when too many are open
     */
    public Offers<C> make(Offer<C> offer, LocalDate today) {
        if (offer.reason() == null) {
            throw new Refusal.MissingReason();
        }
        var open = open(today);
        var ofOne = open.stream().filter(one -> one.from().equals(offer.from())).count();
        if (open.size() >= MOST_OPEN || ofOne >= MOST_OF_ONE) {
            throw new Refusal.WrongStage("offer.tooMany", MOST_OPEN, MOST_OF_ONE);
        }
        return add(offer);
    }

    /** With one more that follows from another change, which bounds their number. */
    public Offers<C> add(Offer<C> offer) {
        var more = new ArrayList<>(all);
        more.add(offer);
        return bounded(more, offer.id());
    }

    /** With an offer in the place of the one that bears its id. */
    public Offers<C> with(Offer<C> changed) {
        return bounded(
                all.stream()
                        .map(one -> one.id().equals(changed.id()) ? changed : one)
                        .toList(),
                changed.id());
    }

    /** With each of those that are open ended in the same way. */
    public Offers<C> end(Predicate<Offer<C>> which, Ended how, LocalDate today) {
        return bounded(
                all.stream()
                        .map(one -> one.isOpen(today) && which.test(one) ? one.end(how) : one)
                        .toList(),
                null);
    }

    /** The first whose last day has passed, as it ends by itself. */
    public Optional<Offer<C>> lapsed(LocalDate today) {
        return all.stream()
                .filter(offer -> offer.isOverdue(today))
                .findFirst()
                .map(offer ->
                        offer.end(new Ended(Outcome.LAPSED, null, offer.lapses().plusDays(1), null)));
    }

    /**
     * Returns the code of the party whose words a text is: that of the author of the offer, or of the answer that ended it.
     *
     * @param field points to the text in what has these offers
     */
    public Optional<String> writer(String field) {
        var place = TEXT.matcher(field);
        if (!place.matches() || Integer.parseInt(place.group(1)) >= all.size()) {
            return Optional.empty();
        }
        var offer = all.get(Integer.parseInt(place.group(1)));
        var ended = offer.ended();
        var by = place.group(2) == null ? offer.by() : ended == null ? null : ended.by();
        return Optional.ofNullable(by).map(Side::party);
    }

    /** The one with this id, as this reader may see it. */
    public Offer<C> shown(String id, String party) {
        return find(id).filter(offer -> offer.concerns(party)).orElseThrow(() -> new Refusal.Absent(id));
    }

    /**
     * Puts those that were accepted last: what the thing has become follows from them.
     *
     * @param changed stays, so that whoever changed it is shown it
     */
    private static <C> Offers<C> bounded(List<Offer<C>> offers, @Nullable String changed) {
        var ended = offers.stream().filter(offer -> offer.ended() != null).toList();
        var gone = Stream.concat(
                        ended.stream().filter(offer -> !offer.isAccepted()),
                        ended.stream().filter(Offer::isAccepted))
                .filter(offer -> !offer.id().equals(changed))
                .limit(Math.max(0, ended.size() - MOST_ENDED))
                .toList();
        return new Offers<>(
                offers.stream().filter(offer -> !gone.contains(offer)).toList());
    }
}
