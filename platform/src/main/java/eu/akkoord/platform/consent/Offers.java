package eu.akkoord.platform.consent;

import eu.akkoord.platform.consent.Offer.Ended;
import eu.akkoord.platform.desk.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The offers about one thing, in the order in which they were made. Those that have ended stay listed, the last {@link #MOST_ENDED}
 * of them; the history of the thing has them all.
 *
 * @param <C> what is offered
 */
public record Offers<C>(List<Offer<C>> all) {
    /** How many can be open at once. */
    public static final int MOST_OPEN = 20;

    /** How many of them by one party, so that none leaves the others without. */
    public static final int MOST_OF_ONE = 5;

    /** How many that have ended are listed. */
    public static final int MOST_ENDED = 20;

    public Offers {
        all = List.copyOf(all);
    }

    public static <C> Offers<C> none() {
        return new Offers<>(List.of());
    }

    public Optional<Offer<C>> find(String id) {
        return all.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /** Those that can still be answered. */
    public List<Offer<C>> open(LocalDate today) {
        return all.stream().filter(offer -> offer.isOpen(today)).toList();
    }

    /** Those that a party made or is asked by. */
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
            throw new Refusal.WrongStage(
                    "Er staan al te veel voorstellen open (ten hoogste %d, van een partij %d)"
                            .formatted(MOST_OPEN, MOST_OF_ONE),
                    List.of());
        }
        return add(offer);
    }

    /** With one more that follows from another change, which bounds their number. */
    public Offers<C> add(Offer<C> offer) {
        var more = new ArrayList<>(all);
        more.add(offer);
        return bounded(more);
    }

    /** With an offer in the place of the one that bears its id. */
    public Offers<C> with(Offer<C> changed) {
        return change(one -> one.id().equals(changed.id()) ? changed : one);
    }

    /** With each of those that are open ended in the same way. */
    public Offers<C> end(Predicate<Offer<C>> which, Ended how, LocalDate today) {
        return change(one -> one.isOpen(today) && which.test(one) ? one.end(how) : one);
    }

    /** The first whose last day has passed, as it ends by itself. */
    public Optional<Offer<C>> lapsed(LocalDate today) {
        return all.stream()
                .filter(offer -> offer.isOverdue(today))
                .findFirst()
                .map(offer ->
                        offer.end(new Ended(Outcome.LAPSED, null, offer.lapses().plusDays(1), null)));
    }

    /** The one with this id, as this reader may see it. */
    public Offer<C> shown(String id, String party) {
        return find(id).filter(offer -> offer.concerns(party)).orElseThrow(() -> new Refusal.Absent(id));
    }

    private Offers<C> change(UnaryOperator<Offer<C>> each) {
        return bounded(all.stream().map(each).toList());
    }

    private static <C> Offers<C> bounded(List<Offer<C>> offers) {
        long ended = offers.stream().filter(offer -> offer.ended() != null).count();
        var kept = new ArrayList<Offer<C>>();
        for (var offer : offers) {
            if (offer.ended() != null && ended > MOST_ENDED) {
                ended--;
            } else {
                kept.add(offer);
            }
        }
        return new Offers<>(kept);
    }
}
