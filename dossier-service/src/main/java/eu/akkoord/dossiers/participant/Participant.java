package eu.akkoord.dossiers.participant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone of a delegation. Function, organisation and expertise stay when the person's details are erased.
 *
 * @param number grows with each participant that is added to the visit
 * @param revision of all participants of the visit when this one was last written
 * @param party code of the party whose delegation it is
 * @param person random id of the details of who it is; absent when nobody has said
 */
public record Participant(
        String id,
        long number,
        long revision,
        String party,
        @Nullable String function,
        @Nullable String organisation,
        List<String> expertise,
        @Nullable String person) {
    public Participant {
        expertise = List.copyOf(expertise);
    }
}
