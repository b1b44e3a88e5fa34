package eu.akkoord.agreements.commitment.mongo;

import eu.akkoord.agreements.commitment.ForeignReferences;
import eu.akkoord.platform.projection.Copies;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.store.Forms;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The stored copies of dossiers, visits and sessions. */
@Repository
class MongoForeignReferences implements ForeignReferences {
    private final Copies dossiers;
    private final Copies visits;
    private final Copies sessions;

    MongoForeignReferences(Projections projections) {
        dossiers = projections.kept("dossier");
        visits = projections.kept("visit");
        sessions = projections.kept("session");
    }

    @Override
    public Map<String, Told> dossiers(Collection<String> ids) {
        return told(dossiers, ids);
    }

    @Override
    public Map<String, Told> visits(Collection<String> ids) {
        return told(visits, ids);
    }

    @Override
    public Map<String, Told> sessions(Collection<String> ids) {
        return told(sessions, ids);
    }

    private static Map<String, Told> told(Copies copies, Collection<String> ids) {
        var found = new HashMap<String, Told>();
        copies.find(ids).forEach((id, summary) -> found.put(id, told(summary)));
        return found;
    }

    private static Told told(Document summary) {
        var visitors = new HashSet<>(Forms.texts(summary, "guests"));
        var host = summary.getString("host");
        if (host != null) {
            visitors.add(host);
        }
        return new Told(
                "public".equals(summary.getString("confidentiality")),
                new HashSet<>(Forms.texts(summary, "agreements")),
                summary.containsKey("sharedWith") ? new HashSet<>(Forms.texts(summary, "sharedWith")) : null,
                visitors,
                summary.getString("visit"));
    }
}
