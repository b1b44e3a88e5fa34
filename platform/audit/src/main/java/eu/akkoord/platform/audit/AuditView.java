package eu.akkoord.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.consent.StoredOffers;
import eu.akkoord.platform.desk.web.HistoryEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry with all there is of it.
 *
 * @param changed the properties that differ between before and after; absent where one of them is not shown
 * @param before the thing as it was stored before a change; absent of the first, and where it did not concern the auditor's party
 * @param after the thing as it was stored after a change; absent where it does not concern the auditor's party
 * @param struck pointers to what was struck from it since
 * @param remarks said of a change beside what it changed; absent where the state after it is not shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
        @JsonUnwrapped AuditItem item,
        @Nullable List<String> changed,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        @Nullable List<String> struck,
        @JsonUnwrapped HistoryEntry.@Nullable Remarks remarks) {
    static AuditView of(AuditItem item) {
        return new AuditView(item, null, null, null, null, null);
    }

    /**
     * Shows each state to the auditors of the parties that it concerns. Why it was changed, and what was struck, goes with the state after
     * it; what differs, with both.
     *
     * @param changes the one before it, where there is one, and itself
     * @param beside revisions of those that correct its day, or whose day it corrects, as far as the auditor sees them: of others nothing is said
     */
    static AuditView of(AuditItem item, List<Audited> changes, Set<Long> beside, AuditedStates states, Caller auditor) {
        var change = changes.getLast();
        var party = auditor.party();
        boolean first = changes.size() < 2;
        Map<String, Object> before =
                first || !change.showsBefore(party) ? null : states.shown(changes.getFirst(), auditor);
        if (!change.showsAfter(party)) {
            return new AuditView(item.withoutReason(), null, before, null, null, null);
        }
        var after = states.shown(change, auditor);
        var struck = states.struck(change, auditor);
        var past = change.past().withoutCorrected(beside);
        return new AuditView(
                StoredOffers.reason(past, party) == null ? item.withoutReason() : item,
                first || before != null ? changed(before == null ? Map.of() : before, after) : null,
                before,
                after,
                struck.isEmpty() ? null : struck,
                HistoryEntry.Remarks.of(past.remarks(), StoredOffers.isShown(past, party)));
    }

    private static List<String> changed(Map<String, Object> before, Map<String, Object> after) {
        var names = new TreeSet<String>();
        Stream.of(before, after).forEach(state -> names.addAll(state.keySet()));
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return List.copyOf(names);
    }
}
