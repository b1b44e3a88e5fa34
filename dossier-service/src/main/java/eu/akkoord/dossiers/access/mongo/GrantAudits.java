package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.ClearanceNews;
import eu.akkoord.platform.store.Past;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Shows auditors of each change the grants that were given or withdrawn: those of the owner's party, and of the grantees', which
 * need not know of any other grant.
 *
 * @param things the collection that the grants are on
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

    private Audited audited(String id, Past<GrantState> past) {
        var grants = past.after().changedGrants();
        var concerned = new HashSet<String>();
        concerned.add(past.after().owner());
        grants.stream()
                .map(grant -> grant.to().ofParty())
                .filter(Objects::nonNull)
                .forEach(concerned::add);
        var shown = new Past<>(
                past.revision(),
                past.type(),
                past.occurred(),
                past.registered(),
                past.created(),
                past.by(),
                past.reason(),
                past.traceparent(),
                past.after(),
                new Document("grants", grants.stream().map(GrantForms::write).toList()),
                past.struck());
        return new Audited(collection(), id, shown, concerned);
    }

    @Override
    public SequencedMap<String, Long> revisions(@Nullable String after, int most) {
        var revisions = new LinkedHashMap<String, Long>();
        all.scan(after, most).forEach((id, state) -> revisions.put(id, state.revision()));
        return revisions;
    }
}
