package eu.akkoord.dossiers.agreement.mongo;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/**
 * Keeps the copies in memory too: they decide about every read, and there are thousands, not millions, of agreements.
 */
@Repository
class MongoAgreements implements Agreements {
    private final CopyTable<Agreement> copies;

    MongoAgreements(Projections projections) {
        copies = projections.table(
                "agreement-copies", "agreements", "agreement", (summary, occurred) -> agreement(summary));
    }

    @Override
    public Map<String, Agreement> find(Collection<String> ids) {
        var found = new HashMap<String, Agreement>();
        ids.forEach(id -> copies.find(id).ifPresent(agreement -> found.put(id, agreement)));
        return found;
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
