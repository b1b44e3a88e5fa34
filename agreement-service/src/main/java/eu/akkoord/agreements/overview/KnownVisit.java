package eu.akkoord.agreements.overview;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Represented;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit after its last event.
 *
 * @param returns id of the visit that this one answers
 * @param forEveryone whether all readers may see it
 * @param since the day its stage began
 * @param slips number of moves of its period, and the last of them
 * @param sharedWith codes of the parties that had joined its agreements when it was filed; absent unless published
 * @param reached number of people it has reached, when stated
 * @param entered the day on which it was first registered; absent unless published
 * @param represented those of its parties that had nobody of their own when it was written
 */
public record KnownVisit(
        Link link,
        String host,
        Set<String> guests,
        Period period,
        Set<String> agreements,
        Set<String> dossiers,
        @Nullable String returns,
        boolean forEveryone,
        Stage stage,
        LocalDate since,
        Slips slips,
        @Nullable Reach reached,
        @Nullable Set<String> sharedWith,
        Answers answers,
        @Nullable LocalDate entered,
        List<Represented> represented) {
    /** In the order of its life. */
    public enum Stage {
        PLANNED,
        CONFIRMED,
        HELD,
        REPORTED,
        CANCELLED
    }

    /**
     * The answers of the parties that it names.
     *
     * @param declined codes of the parties that take no part in it
     * @param objected codes of the parties that dispute how it was held
     */
    public record Answers(Set<String> declined, Set<String> objected) {
        static final Answers NONE = new Answers(Set.of(), Set.of());

        public Answers {
            declined = Set.copyOf(declined);
            objected = Set.copyOf(objected);
        }
    }

    /** @param last absent as long as there was none */
    public record Slips(int count, @Nullable LocalDate last) {}

    public KnownVisit {
        guests = Set.copyOf(guests);
        agreements = Set.copyOf(agreements);
        dossiers = Set.copyOf(dossiers);
        sharedWith = sharedWith == null ? null : Set.copyOf(sharedWith);
        represented = List.copyOf(represented);
    }

    public String id() {
        return link.id();
    }

    /** Tells whether it took place; a report does not change that. */
    public boolean isHeld() {
        return stage == Stage.HELD || stage == Stage.REPORTED;
    }

    /** Tells whether it is still to come, as far as anyone said. */
    public boolean isPromised() {
        return stage == Stage.PLANNED || stage == Stage.CONFIRMED;
    }

    /** Tells whether it is to be counted with a party, which may have declined it, or object to its having been held. */
    private boolean counts(String party) {
        return !answers.declined().contains(party)
                && !(isHeld() && answers.objected().contains(party));
    }

    /** Codes of the parties it asks anything of: those it names that have not declined it. */
    List<String> involved() {
        var all = new HashSet<>(guests);
        all.add(host);
        all.removeAll(answers.declined());
        return List.copyOf(all);
    }

    /** Tells whether one party received another, as far as neither of them disputes it. */
    public boolean brings(String guest, String toHost) {
        return host.equals(toHost)
                && guests.contains(guest)
                && !guest.equals(toHost)
                && counts(guest)
                && counts(toHost);
    }

    public boolean concerns(String party) {
        return host.equals(party) || guests.contains(party);
    }
}
