package eu.akkoord.agreements.agreement.kafka;

import eu.akkoord.agreements.agreement.Relation;
import eu.akkoord.agreements.agreement.Relations;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.store.Forms;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Follows our own topic, because the store is asked by id only and a second write beside the declaring agreement could be lost.
 * Agreements are thousands, not millions: they are looked through.
 */
@Component
class FollowedRelations implements Relations {
    private record Declared(String agreement, List<Relation> relations) {}

    private final CopyTable<Declared> agreements;

    FollowedRelations(Projections projections) {
        agreements =
                projections.table("agreements", "agreements", "agreement", (summary, occurred) -> declared(summary));
    }

    @Override
    public List<Relation> to(String agreement) {
        return agreements.all().stream()
                .flatMap(other -> other.relations().stream()
                        .filter(relation -> relation.agreement().equals(agreement))
                        .map(relation -> new Relation(relation.kind(), other.agreement())))
                .sorted(Comparator.comparing(Relation::agreement).thenComparing(Relation::kind))
                .toList();
    }

    private static Declared declared(Document summary) {
        return new Declared(
                summary.getString("id"),
                Forms.documents(summary, "relations").stream()
                        .map(relation -> new Relation(
                                Relation.Kind.of(relation.getString("kind")), relation.getString("agreement")))
                        .toList());
    }
}
