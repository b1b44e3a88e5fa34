package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.platform.desk.consent.Offer;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.desk.consent.Outcome;
import java.time.LocalDate;
import java.util.function.Predicate;

/** Offers about a visit that go on when it changes: one that was about what is no more ends with it. */
final class StandingOffers {
    private StandingOffers() {}

    /** Ends those that were about another host, period or guest, and under other agreements those to whom it was judged to be for. */
    static Offers<Offered> after(Visit before, VisitFacts next, LocalDate occurred) {
        var facts = before.facts();
        boolean moved = before.moves(next) || !facts.host().equals(next.host());
        boolean refiled = !facts.agreements().equals(next.agreements());
        return ending(
                before,
                one -> switch (one.content()) {
                    case Offered.Moving moving -> moved || !next.guests().contains(one.from());
                    case Offered.Ownership ownership -> refiled;
                },
                occurred);
    }

    /** A guest wishes that it is held at another time, which is over when it was held or will not be. */
    static Offers<Offered> after(Visit before, VisitStage next, LocalDate occurred) {
        boolean over = next == VisitStage.HELD || next == VisitStage.CANCELLED;
        return over ? ending(before, one -> one.content() instanceof Offered.Moving, occurred) : before.offers();
    }

    /** A guest that does not take part wishes nothing any more. */
    static Offers<Offered> without(Visit before, String guest, LocalDate occurred) {
        return ending(
                before,
                one -> one.content() instanceof Offered.Moving && one.from().equals(guest),
                occurred);
    }

    private static Offers<Offered> ending(Visit visit, Predicate<Offer<Offered>> which, LocalDate occurred) {
        return visit.offers().end(which, new Offer.Ended(Outcome.WITHDRAWN, null, occurred, null), occurred);
    }
}
