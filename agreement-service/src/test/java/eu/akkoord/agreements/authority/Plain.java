package eu.akkoord.agreements.authority;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Agreements, commitments and milestones as they are stored, in plain form: what the oracle looks at, and nothing that decides. */
final class Plain {
    private Plain() {}

    /** All there is at one moment. */
    record World(Map<String, Pact> pacts, Map<String, Promise> promises, Map<String, Mark> marks) {}

    /**
     * An agreement.
     *
     * @param said all that is said of it but its parties
     * @param approvals by party, who said that it approved
     * @param statedBy code of the party that took its present stage for the others too
     */
    record Pact(
            String id,
            List<String> named,
            Set<String> joined,
            Set<String> left,
            String said,
            String stage,
            Map<String, String> approvals,
            @Nullable String statedBy,
            Map<String, Question> questions) {}

    /**
     * A commitment.
     *
     * @param sharedWith codes of the parties it was shared with when it was filed
     * @param terms all that is said of it but its dossiers, its text apart
     */
    record Promise(
            String id,
            Set<String> debtors,
            Set<String> creditors,
            @Nullable String agreement,
            Set<String> sharedWith,
            @Nullable String statedBy,
            Set<String> confirmed,
            String text,
            String terms,
            Set<String> dossiers,
            String stage,
            @Nullable String reportedBy,
            @Nullable String keptSays,
            Map<String, Question> questions) {
        Set<String> parties() {
            var all = new HashSet<>(debtors);
            all.addAll(creditors);
            return all;
        }
    }

    /**
     * A milestone.
     *
     * @param sharedWith codes of the parties it was shared with when it was filed
     */
    record Mark(String id, String agreement, Set<String> sharedWith, String title, String period, String stage) {}

    /**
     * An offer.
     *
     * @param about the party that would join, the terms as they would be, or that it is withdrawn
     */
    record Question(String from, Set<String> awaits, Set<String> accepted, String about, String reason, boolean open) {
        boolean concerns(String party) {
            return from.equals(party) || awaits.contains(party);
        }
    }
}
