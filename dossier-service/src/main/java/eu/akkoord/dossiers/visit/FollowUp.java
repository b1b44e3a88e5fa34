package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.time.Period;
import java.util.List;

/**
 * Something that is still to be held about a visit, and that is recorded elsewhere.
 *
 * @param path segments of its address
 */
public record FollowUp(String title, Period period, List<String> path) {
    public FollowUp {
        path = List.copyOf(path);
    }
}
