package eu.akkoord.agreements.agreement.kafka;

import eu.akkoord.agreements.agreement.Relation;
import eu.akkoord.agreements.agreement.Relations;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.store.Forms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Relations from our own topic, because the store is asked by id only and a second write beside the declaring agreement could be lost. A
 * declaring agreement is found by the party that has joined it together with the agreement that it names, so that declarations of strangers
 * are not even looked at.
 */
@Component
class FollowedRelations implements Relations {
    private record Declared(String agreement, Set<String> joined, List<Relation> relations) {}

    private static final class Reading implements CopyTable.Reading<Declared> {
        @Override
        public Declared read(Document summary, @Nullable LocalDate occurred) {
            return new Declared(
                    summary.getString("id"),
                    new HashSet<>(Forms.texts(summary, summary.containsKey("joined") ? "joined" : "parties")),
                    Forms.documents(summary, "relations").stream()
                            .map(relation -> new Relation(
                                    Relation.Kind.of(relation.getString("kind")), relation.getString("agreement")))
                            .toList());
        }

        @Override
        public Set<String> keys(Declared declared) {
            var keys = new HashSet<String>();
            for (var relation : declared.relations()) {
                declared.joined().forEach(party -> keys.add(key(party, relation.agreement())));
            }
            return keys;
        }
    }

    private final CopyTable<Declared> agreements;

    FollowedRelations(Projections projections) {
        agreements = projections.table("agreements", "agreements", "agreement", new Reading());
    }

    @Override
    public List<Relation> to(String agreement, Collection<String> parties) {
        return parties.stream()
                .flatMap(party -> agreements.having(key(party, agreement), MOST).stream())
                .distinct()
                .flatMap(other -> other.relations().stream()
                        .filter(relation -> relation.agreement().equals(agreement))
                        .map(relation -> new Relation(relation.kind(), other.agreement())))
                .sorted(Comparator.comparing(Relation::agreement).thenComparing(Relation::kind))
                .limit(MOST)
                .toList();
    }

    private static String key(String party, String agreement) {
        return party + "/" + agreement;
    }
}
