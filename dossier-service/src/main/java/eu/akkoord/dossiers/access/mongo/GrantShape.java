package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The event is only the word for what happened to the grants that changed; nobody outside the service is told of it. */
final class GrantShape implements Shape<GrantState, String> {
    static final String GIVEN = "given";
    static final String WITHDRAWN = "withdrawn";

    @Override
    public Document write(GrantState state) {
        return new Document(
                        "grants", state.grants().stream().map(GrantForms::write).toList())
                .append("changed", state.changed())
                .append("owner", state.owner());
    }

    @Override
    public GrantState read(String id, Document state) {
        return new GrantState(
                Forms.documents(state, "grants").stream().map(GrantForms::read).toList(),
                Forms.texts(state, "changed"),
                state.getString("owner"));
    }

    @Override
    public Set<String> texts() {
        return Set.of("grants.given.reason", "grants.withdrawn.reason");
    }

    @Override
    public Announcement announce(GrantState after, String event) {
        return new Announcement(event, Map.of());
    }
}
