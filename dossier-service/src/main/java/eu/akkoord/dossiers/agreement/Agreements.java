package eu.akkoord.dossiers.agreement;

import java.util.Collection;
import java.util.Map;

/** The agreements we have heard of. */
public interface Agreements {
    /** Those of the ids we know. */
    Map<String, Agreement> find(Collection<String> ids);
}
