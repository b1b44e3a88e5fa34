package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Other terms of a commitment, judged by whom they leave out and whom they let in.
 *
 * @param before as they stand
 * @param next as they would stand
 * @param consent with the parties that the next ones would be shared with
 * @param let codes of the parties that would read it and do not today
 */
record OtherTerms(CommitmentFacts before, CommitmentFacts next, Consent consent, Set<String> let) {
    /** @param joined codes of the parties that have joined the agreement of the next terms; absent without one */
    static OtherTerms of(
            CommitmentFacts before, Consent consented, CommitmentFacts next, @Nullable Set<String> joined) {
        // filed under another agreement it is for those that have joined that one; left where it is, for no more than
        // before
        boolean stays = Objects.equals(before.agreement(), next.agreement());
        var after = stays ? consented : consented.sharedWith(joined);
        var let = readers(next, after, joined);
        // who read it as a party to the former agreement is let into the next one as any other
        let.removeAll(stays ? readers(before, consented, joined) : before.parties());
        return new OtherTerms(before, next, after, Set.copyOf(let));
    }

    /** The same terms, read by one more party. */
    static OtherTerms opened(CommitmentFacts facts, Consent consented, String reader) {
        return new OtherTerms(facts, facts, consented.openedTo(reader), Set.of(reader));
    }

    /** A party that has left the agreement reads no more. */
    private static Set<String> readers(CommitmentFacts facts, Consent consent, @Nullable Set<String> joined) {
        var readers = new HashSet<>(facts.parties());
        if (joined != null && facts.agreement() != null) {
            var shared = consent.sharedWith();
            joined.stream()
                    .filter(party -> shared == null || shared.contains(party))
                    .forEach(readers::add);
        }
        return readers;
    }

    /** @throws Refusal.ShutsOut when a party would no longer be named */
    void refuseShuttingOut() {
        for (var party : before.acting(before.parties())) {
            if (!next.parties().contains(party)) {
                throw new Refusal.ShutsOut(party);
            }
        }
    }

    /** Refuses to let a new reader in unless a coordinator does so, with a reason. */
    void refuseLettingIn(Caller by, @Nullable String reason) {
        if (!let.isEmpty()) {
            if (!by.coordinates(by.party())) {
                throw new Refusal.RoleNeeded(Caller.COORDINATOR);
            }
            if (reason == null) {
                throw new Refusal.MissingReason();
            }
        }
    }
}
