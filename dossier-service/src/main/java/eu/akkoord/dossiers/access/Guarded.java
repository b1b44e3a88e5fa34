package eu.akkoord.dossiers.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that decides who may see something.
 *
 * @param thing whose grants count
 * @param level how far it is shown
 * @param owner code of the owner's party
 * @param agreements ids of those it stands under
 * @param sharedWith codes of the parties that were joined to each of them when it was filed, or that it was opened to since; absent
 *     outside any agreement, and on what was filed before it was recorded
 * @param visitors codes of host and guests, for what stands outside any agreement
 * @param speaksOf codes of the parties that lose it only by their own hand once they could read it
 * @param creator who made it
 * @param offeredTo codes of the parties whose coordinators it is shown to, with the last day on which they can take it over
 * @param within what it belongs to: whoever may not see that, does not see this
 */
public record Guarded(
        Thing thing,
        Confidentiality level,
        String owner,
        List<String> agreements,
        @Nullable List<String> sharedWith,
        List<String> visitors,
        Set<String> speaksOf,
        Creator creator,
        Map<String, LocalDate> offeredTo,
        @Nullable Guarded within) {
    public Guarded {
        agreements = List.copyOf(agreements);
        sharedWith = sharedWith == null ? null : List.copyOf(sharedWith);
        visitors = List.copyOf(visitors);
        speaksOf = Set.copyOf(speaksOf);
        offeredTo = Map.copyOf(offeredTo);
    }

    /** The same, shown no further than another level. */
    public Guarded within(Confidentiality other) {
        return new Guarded(
                thing,
                level.orStricter(other),
                owner,
                agreements,
                sharedWith,
                visitors,
                speaksOf,
                creator,
                offeredTo,
                within);
    }

    /**
     * A part of it that another party may own, at a level of its own; seen by nobody who does not see the whole. An offer of the whole
     * opens those parts alone that the owner of the whole offers with it.
     */
    public Guarded part(Confidentiality own, String ofParty) {
        var offered = ofParty.equals(owner) ? offeredTo : Map.<String, LocalDate>of();
        return new Guarded(
                thing, own, ofParty, agreements, sharedWith, visitors, Set.of(ofParty), creator, offered, this);
    }
}
