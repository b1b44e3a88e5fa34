package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.WholeSnapshot;
import eu.akkoord.platform.core.facts.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decided who saw a document in its dossier.
 *
 * @param own the document's own level
 * @param within the dossier's
 * @param sharedWith codes of the parties that the document was shared with; absent where that was not recorded
 * @param whole what decided about the dossier; absent where that was not recorded
 */
public record Exposure(
        Confidentiality own,
        Confidentiality within,
        @Nullable List<@Code String> sharedWith,
        @Nullable WholeSnapshot whole) {
    public Exposure {
        sharedWith = sharedWith == null ? null : List.copyOf(sharedWith);
    }

    /** One of which only is known how far it was shown. */
    public static Exposure of(Confidentiality shown) {
        return new Exposure(shown, shown, null, null);
    }

    /** Returns how far it was shown: by the stricter of both levels. */
    public Confidentiality shown() {
        return own.orStricter(within);
    }

    /** The same in a dossier that is shown less far, or as far. */
    Exposure within(Confidentiality level) {
        return new Exposure(own, within.orStricter(level), sharedWith, whole);
    }

    /**
     * Tells whether everyone who sees it as it is now saw it by this: for what is told to many at once. Grants count for the same owner, to whom
     * both belong; an offer shows more to its receiver for as long as it stands.
     */
    boolean covers(Exposure now) {
        if (shown() == Confidentiality.PUBLIC) {
            return true;
        }
        return !shown().lowersTo(now.shown()) && holds(sharedWith, now.sharedWith) && covers(whole, now.whole);
    }

    private static boolean covers(@Nullable WholeSnapshot then, @Nullable WholeSnapshot now) {
        return then == null
                || now == null
                || (then.owner().equals(now.owner())
                        && String.valueOf(then.under()).equals(String.valueOf(now.under()))
                        && now.agreements().containsAll(then.agreements())
                        && holds(then.sharedWith(), now.sharedWith()));
    }

    private static boolean holds(@Nullable List<String> then, @Nullable List<String> now) {
        return then == null || (now != null && then.containsAll(now));
    }
}
