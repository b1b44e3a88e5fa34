package eu.akkoord.platform.desk;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import java.util.Collection;
import java.util.Map;

/**
 * What a list shows of what was found.
 *
 * @param <A> what is listed
 */
@FunctionalInterface
public interface Shown<A> {
    /** Those of the ids that exist and that the reader may see, about to be shown. */
    Map<String, Recorded<A>> shown(Collection<String> ids, Caller reader);
}
