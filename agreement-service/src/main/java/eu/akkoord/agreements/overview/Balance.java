package eu.akkoord.agreements.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The visits that two parties have brought and owe each other. Whoever received a visit that answers none goes in return: its
 * host owes each guest one visit. A held return visit, at a creditor, closes what the guest who hosted that visit owed this host.
 * A planned or confirmed one is promised; a cancelled one counts for nothing, and a visit that answers a cancelled one answers none.
 *
 * @param sides what each of the two received and owes, the first party first
 */
public record Balance(Pair pair, List<Side> sides) {
    /** Two parties, in the order of their codes. */
    public record Pair(String first, String second) implements Comparable<Pair> {
        public static Pair of(String one, String other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }

        public boolean has(String party) {
            return first.equals(party) || second.equals(party);
        }

        @Override
        public int compareTo(Pair other) {
            return Comparator.comparing(Pair::first).thenComparing(Pair::second).compare(this, other);
        }
    }

    /**
     * One direction of a balance; the visits of each list are in the order of their periods.
     *
     * @param received held visits at the debtor that the creditor joined
     * @param returned held visits at the creditor that closed a debt, one for each debt
     * @param promised planned or confirmed visits at the creditor that would close one
     * @param owed held visits at the debtor that still wait for an answer
     */
    public record Side(
            String debtor,
            String creditor,
            List<KnownVisit> received,
            List<KnownVisit> returned,
            List<KnownVisit> promised,
            List<KnownVisit> owed) {
        /** Tells whether there is anything to tell of it. */
        boolean isTold() {
            return !received.isEmpty() || !promised.isEmpty();
        }
    }

    private static final Comparator<KnownVisit> IN_ORDER =
            Comparator.comparing(Balance::start).thenComparing(Balance::end).thenComparing(KnownVisit::id);

    private static LocalDate start(KnownVisit visit) {
        var earliest = visit.period().earliest();
        return earliest == null ? LocalDate.MIN : earliest;
    }

    private static LocalDate end(KnownVisit visit) {
        var latest = visit.period().latest();
        return latest == null ? LocalDate.MAX : latest;
    }

    /** The balance of one pair. */
    static Balance of(Pair pair, Collection<KnownVisit> visits) {
        return of(pair, visits, cancelled(visits));
    }

    /** @param cancelled ids of visits that were */
    private static Balance of(Pair pair, Collection<KnownVisit> visits, Set<String> cancelled) {
        var between = visits.stream()
                .filter(visit -> visit.brings(pair.first(), pair.second()) || visit.brings(pair.second(), pair.first()))
                .sorted(IN_ORDER)
                .toList();
        return new Balance(
                pair,
                List.of(
                        side(pair.first(), pair.second(), between, cancelled),
                        side(pair.second(), pair.first(), between, cancelled)));
    }

    private static Set<String> cancelled(Collection<KnownVisit> visits) {
        return visits.stream()
                .filter(visit -> visit.stage() == KnownVisit.Stage.CANCELLED)
                .map(KnownVisit::id)
                .collect(Collectors.toSet());
    }

    /** The balances of all pairs that brought or promised each other a visit, in the order of the pairs. */
    static List<Balance> all(Collection<KnownVisit> visits) {
        var pairs = new TreeMap<Pair, List<KnownVisit>>();
        for (var visit : visits) {
            if (visit.stage() != KnownVisit.Stage.CANCELLED) {
                for (var guest : visit.guests()) {
                    if (visit.brings(guest, visit.host())) {
                        pairs.computeIfAbsent(Pair.of(visit.host(), guest), pair -> new ArrayList<>())
                                .add(visit);
                    }
                }
            }
        }
        var cancelled = cancelled(visits);
        return pairs.entrySet().stream()
                .map(pair -> of(pair.getKey(), pair.getValue(), cancelled))
                .filter(balance -> balance.sides().stream().anyMatch(Side::isTold))
                .toList();
    }

    private static Side side(String debtor, String creditor, List<KnownVisit> between, Set<String> cancelled) {
        Predicate<KnownVisit> answersNone = visit -> visit.returns() == null || cancelled.contains(visit.returns());
        Predicate<KnownVisit> toDebtor = visit -> visit.brings(creditor, debtor);
        var received =
                between.stream().filter(KnownVisit::isHeld).filter(toDebtor).toList();
        var answers = answers(debtor, creditor, between);
        var returned = new ArrayList<KnownVisit>();
        var owed = new ArrayList<KnownVisit>();
        for (var visit : received) {
            if (answersNone.test(visit)) {
                answers.getOrDefault(visit.id(), List.of()).stream()
                        .filter(KnownVisit::isHeld)
                        .findFirst()
                        .ifPresentOrElse(returned::add, () -> owed.add(visit));
            }
        }
        // a visit that is still to be held may be answered by a promise already
        var promised = between.stream()
                .filter(toDebtor)
                .filter(visit -> answersNone.test(visit) && visit.stage() != KnownVisit.Stage.CANCELLED)
                .map(visit -> answers.getOrDefault(visit.id(), List.of()))
                .filter(given -> given.stream().noneMatch(KnownVisit::isHeld))
                .flatMap(List::stream)
                .filter(KnownVisit::isPromised)
                .sorted(IN_ORDER)
                .toList();
        return new Side(
                debtor, creditor, received, returned.stream().sorted(IN_ORDER).toList(), promised, owed);
    }

    /** The visits of the debtor at the creditor, by the visit they answer. */
    private static Map<String, List<KnownVisit>> answers(String debtor, String creditor, List<KnownVisit> between) {
        var answers = new HashMap<String, List<KnownVisit>>();
        for (var visit : between) {
            var answered = visit.returns();
            if (answered != null && visit.brings(debtor, creditor)) {
                answers.computeIfAbsent(answered, id -> new ArrayList<>()).add(visit);
            }
        }
        return answers;
    }
}
