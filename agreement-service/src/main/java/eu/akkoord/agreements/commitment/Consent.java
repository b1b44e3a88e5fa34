package eu.akkoord.agreements.commitment;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The party that stated a commitment, and those that have confirmed it.
 *
 * @param by code of the party that stated it; absent for what was stored before this was recorded, which is taken as agreed
 * @param confirmed codes of the other parties that have confirmed it
 * @param sharedWith codes of the parties that had joined its agreement when it was filed there; absent without an agreement, and for
 *     what was stored before this was recorded
 */
public record Consent(
        @Nullable String by,
        Set<String> confirmed,
        @Nullable Set<String> sharedWith) {
    public Consent {
        confirmed = inOrder(confirmed);
        sharedWith = sharedWith == null ? null : inOrder(sharedWith);
    }

    private static Set<String> inOrder(Set<String> parties) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(parties));
    }

    /** Whether a party may still say alone what was agreed: it did so before, and nobody else has confirmed it. */
    boolean isOf(String party) {
        return party.equals(by) && confirmed.isEmpty();
    }

    Consent confirmedBy(Set<String> parties) {
        var all = new LinkedHashSet<>(confirmed);
        all.addAll(parties);
        all.remove(by);
        return new Consent(by, all, sharedWith);
    }

    Consent sharedWith(@Nullable Set<String> parties) {
        return new Consent(by, confirmed, parties);
    }
}
