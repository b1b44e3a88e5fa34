package eu.akkoord.dossiers.party.mongo;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.platform.kafka.Copies;
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

    MongoParties(MongoDatabase database) {
        copies = new Copies(database, "party_copies");
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
                summary.getList("organisations", Document.class, List.of()).stream()
                        .map(organisation -> organisation.getString("id"))
                        .collect(Collectors.toSet()));
    }
}
