package eu.akkoord.dossiers.party;

import java.util.Collection;
import java.util.Map;

/** The parties we have heard of. */
public interface Parties {
    /** Those of the codes we know. */
    Map<String, Party> find(Collection<String> codes);
}
