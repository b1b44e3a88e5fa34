package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.facts.Code;
import org.jspecify.annotations.Nullable;

/**
 * The person who created something.
 *
 * @param subject with its issuer, as a verified caller has it; never a name
 * @param party code of the party that person worked for; absent on things from before it was recorded
 */
public record Creator(@Code String subject, @Nullable @Code String party) {
    public static Creator of(Caller caller) {
        return new Creator(caller.subject(), caller.party());
    }
}
