package eu.akkoord.dossiers.participant;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone of a delegation. Function, organisation and expertise stay when the person's details are erased.
 *
 * @param number grows with each participant that is added to the visit
 * @param revision of all participants of the visit when this one was last written
 * @param party code of the party whose delegation it is
 * @param person random id of the details of who it is; absent when nobody has said
 * @param knownTo codes of the parties that took part when these were written; absent from before it was recorded
 */
public record Participant(
        String id,
        long number,
        long revision,
        String party,
        @Nullable String function,
        @Nullable String organisation,
        List<String> expertise,
        @Nullable String person,
        @Nullable List<String> knownTo) {
    public Participant {
        expertise = List.copyOf(expertise);
        knownTo = knownTo == null ? null : List.copyOf(knownTo);
    }

    /**
     * Tells whether somebody of a party may know who it is: its own, and those that took part when it was written and still do.
     *
     * @param participating codes of the parties that take part
     */
    boolean isKnownTo(String reader, Collection<String> participating) {
        return reader.equals(party)
                || (participating.contains(reader) && (knownTo == null || knownTo.contains(reader)));
    }
}
