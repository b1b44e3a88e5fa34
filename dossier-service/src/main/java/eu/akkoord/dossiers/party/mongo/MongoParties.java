package eu.akkoord.dossiers.party.mongo;

import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The copies of parties, cached in memory too: every write that names an organisation asks whether it has ended. */
@Repository
class MongoParties implements Parties {
    private final CopyTable<Party> copies;

    MongoParties(Projections projections) {
        copies = projections.table("party-copies", "parties", "party", (summary, occurred) -> party(summary));
    }

    @Override
    public Map<String, Party> find(Collection<String> codes) {
        var found = new HashMap<String, Party>();
        codes.forEach(code -> copies.find(code).ifPresent(party -> found.put(code, party)));
        return found;
    }

    static Party party(Document summary) {
        var code = summary.getString("id");
        var organisations = summary.getList("organisations", Document.class, List.of());
        return new Party(
                code,
                summary.get("names", new Document()).get("nl", code),
                organisations.stream()
                        .collect(Collectors.toMap(
                                one -> one.getString("id"), one -> one.get("name", one.getString("id")))),
                organisations.stream()
                        .filter(one -> one.getString("successor") != null)
                        .collect(Collectors.toMap(
                                one -> one.getString("id"), one -> Objects.requireNonNull(one.getString("successor")))),
                summary.getString("registeredBy"));
    }
}
