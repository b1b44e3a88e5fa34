package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.ClearanceNews;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A view, for auditors, of the grants given or withdrawn by each change: those of the owner's party, and of the grantees', which need not
 * know of any other grant. Grants that lapsed by a takeover are the former owner's. Changes of recoveries are shown to the party that asked
 * for them, also where a takeover ended them.
 */
record GrantAudits(String things, Aggregates<GrantState, String> all) implements Audits {
    @Override
    public String collection() {
        return all.collection();
    }

    @Override
    public String topic() {
        return ClearanceNews.topic(things);
    }

    @Override
    public boolean keepsWholeStates() {
        return false;
    }

    @Override
    public List<Audited> audited(Map<String, ? extends Collection<Long>> revisions) {
        var audited = new ArrayList<Audited>();
        all.entries(revisions).forEach((id, changes) -> changes.forEach(past -> audited.add(audited(id, past))));
        return audited;
    }

    private Audited audited(String id, HistoryRecord<GrantState> past) {
        var state = past.after();
        var concerned = new HashSet<String>();
        state.changedRecoveries().forEach(one -> concerned.add(one.party()));
        var parties = concerned;
        if (!state.changedGrants().isEmpty()) {
            var former = state.former();
            concerned.add(former == null ? state.owner() : former);
            state.changedGrants().stream()
                    .map(grant -> grant.to().ofParty())
                    .filter(Objects::nonNull)
                    .forEach(concerned::add);
            parties = new HashSet<>(concerned);
            parties.add(past.by().party());
        }
        var kind = past.type().startsWith(GrantShape.RECOVERY) ? GrantShape.RECOVERY : Audited.CHANGE;
        return new Audited(collection(), id, kind, past, Set.of(), concerned, parties);
    }

    @Override
    public Map<String, Map<Long, Set<String>>> concernedBy(Map<String, ? extends Collection<Long>> revisions) {
        var concerned = new HashMap<String, Map<Long, Set<String>>>();
        audited(revisions)
                .forEach(change -> concerned
                        .computeIfAbsent(change.id(), first -> new HashMap<>())
                        .put(change.past().revision(), change.after()));
        return concerned;
    }

    @Override
    public long newest(String id) {
        return all.find(id).map(Recorded::revision).orElse(0L);
    }

    @Override
    public Map<String, Object> stored(Audited change, String party) {
        return stored(change.past(), party);
    }

    @Override
    public List<String> struck(Audited change, String party) {
        return struck(change.past(), party);
    }

    /** Returns the grants that changed, to those whom they concern, and recoveries to the party that asked for them alone. */
    static Map<String, Object> stored(HistoryRecord<?> past, String party) {
        var state = (GrantState) past.after();
        boolean all = seesAll(past, party);
        var grants = state.changedGrants().stream()
                .filter(grant -> all || party.equals(grant.to().ofParty()))
                .map(GrantForms::write)
                .toList();
        var recoveries = state.changedRecoveries().stream()
                .filter(one -> one.party().equals(party))
                .map(RecoveryForms::write)
                .toList();
        var stored = new Document("grants", grants);
        return recoveries.isEmpty() ? stored : stored.append("recoveries", recoveries);
    }

    /** Returns where among all grants and recoveries a text stood, to those who are shown all that it stood among. */
    static List<String> struck(HistoryRecord<?> past, String party) {
        var state = (GrantState) past.after();
        boolean asked = state.recoveries().stream().allMatch(one -> one.party().equals(party));
        return past.struck().stream()
                .filter(pointer -> pointer.startsWith("/grants")
                        ? seesAll(past, party)
                        : asked || !pointer.startsWith("/recoveries"))
                .toList();
    }

    private static boolean seesAll(HistoryRecord<?> past, String party) {
        var state = (GrantState) past.after();
        var former = state.former();
        return former == null ? state.owner().equals(party) || past.by().party().equals(party) : former.equals(party);
    }

    @Override
    public SequencedMap<String, Long> revisions(@Nullable String after, int most) {
        var revisions = new LinkedHashMap<String, Long>();
        all.scan(after, most).forEach((id, state) -> revisions.put(id, state.revision()));
        return revisions;
    }
}
