package eu.akkoord.dossiers.agreement.mongo;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.store.Hints;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The copies of agreements, cached in memory too: they decide about every read, and there are thousands, not millions, of agreements. */
@Repository
class MongoAgreements implements Agreements {
    private static final String COLLECTION = "agreements";

    private final Departures departures;
    private final CopyTable<Agreement> copies;
    private final Hints hints;

    MongoAgreements(Projections projections, MongoDatabase database, Hints hints) {
        this.departures = new Departures(database);
        this.copies = projections.table("agreement-copies", COLLECTION, "agreement", new Told(departures));
        this.hints = hints;
    }

    /** Parties leave one by one, each by its own hand: any other loss was not stated by the owner. */
    private record Told(Departures departures) implements CopyTable.Reading<Agreement> {
        @Override
        public Agreement read(Document summary, @Nullable LocalDate occurred) {
            return agreement(summary);
        }

        @Override
        public boolean follows(Agreement before, Agreement after, String participle) {
            var lost = lost(before, after);
            return lost.isEmpty() || (participle.equals("left") && lost.size() == 1);
        }

        @Override
        public void replaces(String id, Agreement before, Agreement after) {
            departures.add(id, lost(before, after));
        }

        @Override
        public void load() {
            departures.load();
        }

        private static Set<String> lost(Agreement before, Agreement after) {
            var lost = new HashSet<>(before.parties());
            lost.removeAll(after.parties());
            return lost;
        }
    }

    @Override
    public Map<String, Agreement> find(Collection<String> ids) {
        var found = new HashMap<String, Agreement>();
        ids.forEach(id -> copies.find(id).ifPresent(told -> found.put(id, without(told))));
        return found;
    }

    private Agreement without(Agreement told) {
        var departed = departures.of(told.id());
        if (departed.isEmpty()) {
            return told;
        }
        var joined = new HashSet<>(told.parties());
        joined.removeAll(departed);
        return new Agreement(told.id(), told.title(), joined, told.themes());
    }

    @Override
    public Map<String, Long> unconfirmed(String party) {
        return departures.from(party).stream()
                .filter(id -> isTold(id, party))
                .collect(Collectors.toMap(id -> id, copies::revision));
    }

    @Override
    public void confirm(String id, Set<String> joined) {
        var again = departures.of(id).stream()
                .filter(party -> joined.contains(party) && isTold(id, party))
                .toList();
        if (!again.isEmpty()) {
            departures.remove(id, again);
            hints.tell(COLLECTION, id);
        }
    }

    private boolean isTold(String id, String party) {
        return copies.find(id).filter(told -> told.parties().contains(party)).isPresent();
    }

    static Agreement agreement(Document summary) {
        var id = summary.getString("id");
        // what was told before parties joined by themselves has no such list
        var parties = summary.containsKey("joined") ? "joined" : "parties";
        return new Agreement(
                id,
                summary.get("title", id),
                new HashSet<>(summary.getList(parties, String.class, List.of())),
                summary.getList("themes", Document.class, List.of()).stream()
                        .collect(Collectors.toMap(
                                theme -> theme.getString("code"),
                                theme -> theme.get("label", theme.getString("code")))));
    }
}
