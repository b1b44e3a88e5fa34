package eu.akkoord.dossiers.agreement.mongo;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.projection.Copies;
import eu.akkoord.platform.projection.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class MongoAgreements implements Agreements {
    private final Copies copies;

    MongoAgreements(Projections projections) {
        copies = projections.copies("agreement-copies", "agreements", "agreement");
    }

    @Override
    public Map<String, Agreement> find(Collection<String> ids) {
        var found = new HashMap<String, Agreement>();
        copies.find(ids).forEach((id, summary) -> found.put(id, agreement(id, summary)));
        return found;
    }

    private static Agreement agreement(String id, Document summary) {
        return new Agreement(
                id,
                summary.get("title", id),
                new HashSet<>(summary.getList("parties", String.class, List.of())),
                summary.getList("themes", Document.class, List.of()).stream()
                        .collect(Collectors.toMap(
                                theme -> theme.getString("code"),
                                theme -> theme.get("label", theme.getString("code")))));
    }
}
