package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The party that stated a commitment, and those that have confirmed it.
 *
 * @param by code of the party that stated it; absent for what was stored before this was recorded, which is taken as agreed
 * @param confirmed codes of the other parties that have confirmed it
 * @param sharedWith codes of the parties that had joined its agreement when it was filed there, and of those it was opened to since;
 *     absent without an agreement, and for what was stored before this was recorded
 */
public record Consent(
        @Nullable @Code String by,
        @EncodedAs(sparse = true) Set<@Code String> confirmed,
        @Nullable Set<@Code String> sharedWith) {
    public Consent {
        confirmed = inOrder(confirmed);
        sharedWith = sharedWith == null ? null : inOrder(sharedWith);
    }

    private static Set<String> inOrder(Set<String> parties) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(parties));
    }

    /** Tells whether a party may still say alone what was agreed: it did so before, and nobody else has confirmed it. */
    boolean isOf(String party) {
        return party.equals(by) && confirmed.isEmpty();
    }

    Consent confirmedBy(Set<String> parties) {
        var all = new LinkedHashSet<>(confirmed);
        all.addAll(parties);
        all.remove(by);
        return new Consent(by, all, sharedWith);
    }

    /** Returns the same with other terms, to which exactly these parties have agreed. */
    Consent agreedBy(Set<String> parties) {
        return new Consent(by, Set.of(), sharedWith).confirmedBy(parties);
    }

    /** Returns the same, read by one more party as long as that has joined the agreement. */
    Consent openedTo(String party) {
        var shared = new LinkedHashSet<>(sharedWith == null ? Set.<String>of() : sharedWith);
        shared.add(party);
        return new Consent(by, confirmed, shared);
    }

    Consent sharedWith(@Nullable Set<String> parties) {
        return new Consent(by, confirmed, parties);
    }
}
