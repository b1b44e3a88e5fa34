package eu.akkoord.dossiers.access;

import java.util.List;

/**
 * All that decides who may see something.
 *
 * @param thing whose grants count
 * @param level how far it is shown
 * @param owner code of the owner's party
 * @param agreements ids of those it stands under
 * @param visitors codes of host and guests, for what stands outside any agreement
 * @param creator subject of the person who made the thing
 */
public record Guarded(
        Thing thing,
        Confidentiality level,
        String owner,
        List<String> agreements,
        List<String> visitors,
        String creator) {
    public Guarded {
        agreements = List.copyOf(agreements);
        visitors = List.copyOf(visitors);
    }

    /** The same, shown no further than another level. */
    public Guarded within(Confidentiality other) {
        return new Guarded(thing, level.orStricter(other), owner, agreements, visitors, creator);
    }
}
