package eu.akkoord.dossiers.access;

import eu.akkoord.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The person who made something.
 *
 * @param subject with its issuer, as a verified caller has it; never a name
 * @param party code of the party that person worked for; absent on what was made before it was recorded
 */
public record Creator(String subject, @Nullable String party) {
    public static Creator of(Caller caller) {
        return new Creator(caller.subject(), caller.party());
    }
}
