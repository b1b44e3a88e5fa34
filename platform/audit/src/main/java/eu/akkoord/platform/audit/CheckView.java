package eu.akkoord.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.store.Anchor;
import eu.akkoord.platform.store.CheckResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a check has found, for operators whole, and for auditors what concerns their party: of all else they learn whether it is intact,
 * and neither what there is nor how much.
 *
 * @param intact whether every chain is as it was written, whomever it concerns
 * @param entries how many were recomputed
 * @param tampered how many chains do not fit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckView(
        Instant checked,
        boolean intact,
        long entries,
        long tampered,
        List<FindingView> findings,
        @Nullable AnchorView anchor) {
    /** The outcome of one check, shared by all who asked for it. */
    record Outcome(
            Instant checked, CheckResult found, @Nullable Anchor anchor) {}

    record FindingView(String entry, String collection, String id, long revision, String wrong) {
        static FindingView of(CheckResult.Finding finding) {
            var wrong = switch (finding.wrong()) {
                case CHANGED -> "changed";
                case MISSING -> "missing";
                case OUT_OF_ORDER -> "outOfOrder";
                case CHAIN_BROKEN -> "chainBroken";
                case NOT_AS_ANCHORED -> "notAsAnchored";
            };
            return new FindingView(finding.entry(), finding.collection(), finding.id(), finding.revision(), wrong);
        }
    }

    /** @param heads how many chains had gone on; absent for auditors, since it counts everybody's */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnchorView(long number, Instant taken, @Nullable Long heads, String hash) {
        static @Nullable AnchorView of(@Nullable Anchor anchor, boolean whole) {
            return anchor == null
                    ? null
                    : new AnchorView(anchor.number(), anchor.taken(), whole ? anchor.heads() : null, anchor.hash());
        }
    }

    /** All of it. */
    static CheckView whole(Outcome outcome) {
        var found = outcome.found();
        return of(outcome, true, found.entries(), found.tampered(), found.findings());
    }

    /**
     * As far as it concerns a party.
     *
     * @param entries how many do
     * @param findings those that do
     */
    static CheckView concerning(Outcome outcome, long entries, List<CheckResult.Finding> findings) {
        return of(outcome, false, entries, findings.size(), findings);
    }

    private static CheckView of(
            Outcome outcome, boolean whole, long entries, long tampered, List<CheckResult.Finding> findings) {
        return new CheckView(
                outcome.checked(),
                outcome.found().tampered() == 0,
                entries,
                tampered,
                findings.stream().map(FindingView::of).toList(),
                AnchorView.of(outcome.anchor(), whole));
    }
}
