package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The stored form of grants. Their event is only the word for the change; it is not published outside the service. */
final class GrantShape implements Shape<GrantState, String> {
    static final String GIVEN = "given";
    static final String WITHDRAWN = "withdrawn";
    static final String STRUCK = "struck";

    /** Beginning of the word for what was done to recoveries, followed by where they stand. */
    static final String RECOVERY = "recovery";

    @Override
    public Document write(GrantState state) {
        var stored = new Document(
                "grants", state.grants().stream().map(GrantForms::write).toList());
        if (!state.recoveries().isEmpty()) {
            stored.append(
                    "recoveries",
                    state.recoveries().stream().map(RecoveryForms::write).toList());
        }
        stored.append("changed", state.changed()).append("owner", state.owner());
        Forms.put(stored, "lapsedOf", state.lapsedOf());
        return stored;
    }

    @Override
    public GrantState read(String id, Document state) {
        return new GrantState(
                Forms.documents(state, "grants").stream().map(GrantForms::read).toList(),
                Forms.documents(state, "recoveries").stream()
                        .map(RecoveryForms::read)
                        .toList(),
                Forms.texts(state, "changed"),
                state.getString("owner"),
                state.getString("lapsedOf"));
    }

    @Override
    public Set<String> texts() {
        return Set.of(
                "grants.given.reason",
                "grants.withdrawn.reason",
                "recoveries.asked.reason",
                "recoveries.seconded.reason",
                "recoveries.ended.reason");
    }

    @Override
    public Announcement announce(GrantState after, String event) {
        return new Announcement(event, Map.of());
    }
}
