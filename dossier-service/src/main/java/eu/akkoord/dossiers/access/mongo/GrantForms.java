package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.Grantee;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.store.Forms;
import java.time.Instant;
import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Grants as they are stored. */
final class GrantForms {
    private GrantForms() {}

    static Document write(Grant grant) {
        var stored = new Document("id", grant.id());
        switch (grant.to()) {
            case Grantee.ToOrganisation to ->
                stored.append("organisation", to.organisation().form());
            case Grantee.ToPerson to -> {
                stored.append("subject", to.subject());
                Forms.put(stored, "party", to.party());
            }
        }
        Forms.put(stored, "given", write(grant.given()));
        Forms.put(stored, "under", grant.under());
        Forms.put(stored, "fingerprint", grant.fingerprint());
        Forms.put(stored, "withdrawn", write(grant.withdrawn()));
        return stored;
    }

    static @Nullable Document write(Grant.@Nullable Act act) {
        if (act == null) {
            return null;
        }
        var stored = new Document("occurred", act.occurred().toString())
                .append("registered", act.registered().toString())
                .append("subject", act.subject())
                .append("by", act.by().form());
        Forms.put(stored, "reason", act.reason());
        return stored;
    }

    static Grant read(Document stored) {
        var organisation = stored.get("organisation", Document.class);
        return new Grant(
                stored.getString("id"),
                organisation == null
                        ? new Grantee.ToPerson(stored.getString("subject"), stored.getString("party"))
                        : new Grantee.ToOrganisation(Organisation.of(organisation)),
                readAct(stored.get("given", Document.class)),
                stored.getString("under"),
                stored.getString("fingerprint"),
                readAct(stored.get("withdrawn", Document.class)));
    }

    static Grant.@Nullable Act readAct(@Nullable Document stored) {
        return stored == null
                ? null
                : new Grant.Act(
                        LocalDate.parse(stored.getString("occurred")),
                        Instant.parse(stored.getString("registered")),
                        stored.getString("subject"),
                        Organisation.of(stored.get("by", Document.class)),
                        stored.getString("reason"));
    }
}
