package eu.akkoord.dossiers.agreement;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.Visibility;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Copies of the milestones that agreement-service has published: dossiers report to them, and the calendar shows them. */
public interface Milestones extends Visibility {
    /**
     * A milestone as its last event published it.
     *
     * @param sequence how often its period or its stage has changed, as calendars count
     * @param agreement id of the agreement that it stands under
     * @param readers codes of the parties that it is shared with and that are joined to its agreement at this moment
     * @param occurred the day of its last change
     * @param certain true of one that was held
     * @param dropped true of one that does not take place
     * @param status the word of its stage
     */
    record Milestone(
            String id,
            int sequence,
            String agreement,
            Set<String> readers,
            String title,
            Period period,
            LocalDate occurred,
            boolean certain,
            boolean dropped,
            String status) {}

    /** Finds those of the ids of which there is a copy. */
    Map<String, Milestone> find(Collection<String> ids);

    /** Returns all that a party may read, by id. */
    List<Milestone> readBy(String party);

    @Override
    default String collection() {
        return "milestones";
    }

    @Override
    default Set<String> readableIds(Collection<String> ids, Caller reader) {
        return find(ids).values().stream()
                .filter(one -> one.readers().contains(reader.party()))
                .map(Milestone::id)
                .collect(Collectors.toSet());
    }
}
