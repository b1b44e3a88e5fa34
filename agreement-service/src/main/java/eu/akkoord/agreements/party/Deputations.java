package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.change.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The deputations of one party, in the order in which they were named. Those that are over stay listed, the last {@value #MOST_OVER} of
 * them; the history of the party has them all.
 */
public record Deputations(List<Deputation> all) {
    static final Deputations NONE = new Deputations(List.of());

    private static final int MOST_AT_ONCE = 10;
    private static final int MOST_OVER = 20;

    public Deputations {
        all = List.copyOf(all);
    }

    public Optional<Deputation> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Deputations name(Deputation deputation, LocalDate today) {
        var current = all.stream().filter(one -> !one.isOver(today)).count();
        if (current >= MOST_AT_ONCE) {
            throw new Refusal.WrongStage("deputy.tooMany", MOST_AT_ONCE);
        }
        var over = all.stream().filter(one -> one.isOver(today)).toList();
        var dropped = over.subList(0, Math.max(0, over.size() - MOST_OVER));
        var kept = new ArrayList<>(all);
        kept.removeAll(dropped);
        return new Deputations(
                Stream.concat(kept.stream(), Stream.of(deputation)).toList());
    }

    Deputations end(String id, Deputation.Act act) {
        return new Deputations(all.stream()
                .map(one -> one.id().equals(id) ? one.end(act) : one)
                .toList());
    }
}
