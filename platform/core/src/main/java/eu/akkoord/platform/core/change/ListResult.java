package eu.akkoord.platform.core.change;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Answer of a list: what it shows of what was found.
 *
 * @param <A> what is listed
 */
public interface ListResult<A> {
    /** The tokens that a reader has at this moment; lists are filtered by them. */
    default Set<String> held(Caller reader) {
        return Clearance.of(reader);
    }

    /** Bound of what a file looks up at once; fewer where each is looked up in a history. */
    default int atOnce() {
        return 100;
    }

    /** Returns those of the ids that exist and that the reader may see, about to be shown. */
    Map<String, Recorded<A>> shown(Collection<String> ids, Caller reader);
}
