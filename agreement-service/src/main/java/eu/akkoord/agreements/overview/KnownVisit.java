package eu.akkoord.agreements.overview;

import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit as its last event told it.
 *
 * @param returns id of the visit that this one answers
 * @param forEveryone whether all readers may see it
 * @param since the day its stage began
 * @param slips how often its period moved, and when it last did
 * @param reached how many people it has reached, when someone said so
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
        @Nullable Reach reached) {
    /** In the order of its life. */
    public enum Stage {
        PLANNED,
        CONFIRMED,
        HELD,
        REPORTED,
        CANCELLED
    }

    /** @param last absent as long as there was none */
    public record Slips(int count, @Nullable LocalDate last) {}

    public KnownVisit {
        guests = Set.copyOf(guests);
        agreements = Set.copyOf(agreements);
        dossiers = Set.copyOf(dossiers);
    }

    public String id() {
        return link.id();
    }

    /** Whether it took place; a report does not change that. */
    public boolean isHeld() {
        return stage == Stage.HELD || stage == Stage.REPORTED;
    }

    /** Whether it is still to come, as far as anyone said. */
    public boolean isPromised() {
        return stage == Stage.PLANNED || stage == Stage.CONFIRMED;
    }

    /** Whether one party received another. */
    public boolean brings(String guest, String toHost) {
        return host.equals(toHost) && guests.contains(guest) && !guest.equals(toHost);
    }

    public boolean concerns(String party) {
        return host.equals(party) || guests.contains(party);
    }
}
