package eu.akkoord.platform.store;

import eu.akkoord.platform.core.authority.Caller;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The author of a change, as stored. Subject and client are for auditors only.
 *
 * @param subject pseudonymous id of the person or client, with its issuer
 * @param client the OAuth client that was used, with its issuer
 * @param party code of the party that the actor worked for
 * @param organisation id of the actor's organisation within that party
 * @param deputation id of the deputation by which the actor stood in for a coordinator; absent otherwise
 */
public record Actor(
        String subject,
        String client,
        String party,
        String organisation,
        @Nullable String deputation) {
    /** One who stood in for nobody. */
    public Actor(String subject, String client, String party, String organisation) {
        this(subject, client, party, organisation, null);
    }

    public static Actor of(Caller caller) {
        return new Actor(caller.subject(), caller.client(), caller.party(), caller.organisation(), caller.deputation());
    }

    static Actor of(Document form) {
        return new Actor(
                form.getString("subject"),
                form.getString("client"),
                form.getString("party"),
                form.getString("organisation"),
                form.getString("deputation"));
    }

    Document form() {
        var form = new Document("subject", subject)
                .append("client", client)
                .append("party", party)
                .append("organisation", organisation);
        Forms.put(form, "deputation", deputation);
        return form;
    }
}
