package eu.akkoord.dossiers.access;

import java.util.List;
import java.util.Optional;

/**
 * Why someone sees something, or why not.
 *
 * @param level how far it is shown
 * @param grounds every ground there is, in a fixed order
 * @param strangeTo ids of the agreements named to which the party asked about is no party
 */
public record Explanation(Confidentiality level, List<Weighed> grounds, List<String> strangeTo) {
    public Explanation {
        grounds = List.copyOf(grounds);
        strangeTo = List.copyOf(strangeTo);
    }

    /**
     * One ground.
     *
     * @param counts whether it can open something at this level
     * @param met whether it opens this to whom it was asked about
     */
    public record Weighed(Ground ground, boolean counts, boolean met) {}

    /** The first that opens it; empty when none does, and it is not seen. */
    public Optional<Ground> deciding() {
        return grounds.stream().filter(Weighed::met).map(Weighed::ground).findFirst();
    }
}
