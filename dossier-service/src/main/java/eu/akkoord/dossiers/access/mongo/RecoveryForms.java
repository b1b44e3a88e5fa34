package eu.akkoord.dossiers.access.mongo;

import eu.akkoord.dossiers.access.Grantee;
import eu.akkoord.dossiers.access.Recovery;
import eu.akkoord.platform.store.Forms;
import java.util.Objects;
import org.bson.Document;

/** Recoveries as they are stored, beside the grants of the same thing. */
final class RecoveryForms {
    private RecoveryForms() {}

    static Document write(Recovery recovery) {
        var stored = new Document("id", recovery.id()).append("asked", GrantForms.write(recovery.asked()));
        Forms.put(stored, "fingerprint", recovery.fingerprint());
        Forms.put(stored, "seconded", GrantForms.write(recovery.seconded()));
        var ended = recovery.ended();
        if (ended != null) {
            stored.append(
                    "ended",
                    Objects.requireNonNull(GrantForms.write(ended.act()))
                            .append("how", ended.how().word()));
        }
        return stored;
    }

    static Recovery read(Document stored) {
        var asked = Objects.requireNonNull(GrantForms.readAct(stored.get("asked", Document.class)));
        var ended = stored.get("ended", Document.class);
        return new Recovery(
                stored.getString("id"),
                new Grantee.ToPerson(asked.subject(), asked.by().party()),
                asked,
                stored.getString("fingerprint"),
                GrantForms.readAct(stored.get("seconded", Document.class)),
                ended == null
                        ? null
                        : new Recovery.Ended(
                                Recovery.Answer.of(ended.getString("how")),
                                Objects.requireNonNull(GrantForms.readAct(ended))));
    }
}
