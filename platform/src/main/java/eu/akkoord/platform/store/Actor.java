package eu.akkoord.platform.store;

import eu.akkoord.platform.security.Caller;
import org.bson.Document;

/**
 * Who did something, as it is kept. Subject and client are for auditors only.
 *
 * @param subject pseudonymous id of the person or client, with its issuer
 * @param client the OAuth client that was used, with its issuer
 * @param party code of the party that the actor worked for
 * @param organisation id of the actor's organisation within that party
 */
public record Actor(String subject, String client, String party, String organisation) {
    public static Actor of(Caller caller) {
        return new Actor(caller.subject(), caller.client(), caller.party(), caller.organisation());
    }

    static Actor of(Document form) {
        return new Actor(
                form.getString("subject"),
                form.getString("client"),
                form.getString("party"),
                form.getString("organisation"));
    }

    Document form() {
        return new Document("subject", subject)
                .append("client", client)
                .append("party", party)
                .append("organisation", organisation);
    }
}
