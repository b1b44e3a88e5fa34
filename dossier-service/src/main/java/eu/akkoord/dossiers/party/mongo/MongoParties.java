package eu.akkoord.dossiers.party.mongo;

import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.platform.projection.Copies;
import eu.akkoord.platform.projection.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class MongoParties implements Parties {
    private final Copies copies;

    MongoParties(Projections projections) {
        copies = projections.copies("party-copies", "parties", "party");
    }

    @Override
    public Map<String, Party> find(Collection<String> codes) {
        var found = new HashMap<String, Party>();
        copies.find(codes).forEach((code, summary) -> found.put(code, party(code, summary)));
        return found;
    }

    private static Party party(String code, Document summary) {
        return new Party(
                code,
                summary.get("names", new Document()).get("nl", code),
                summary.getList("organisations", Document.class, List.of()).stream()
                        .collect(Collectors.toMap(
                                one -> one.getString("id"), one -> one.get("name", one.getString("id")))));
    }
}
