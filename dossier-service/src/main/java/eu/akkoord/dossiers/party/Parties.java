package eu.akkoord.dossiers.party;

import java.util.Collection;
import java.util.Map;

/** The parties we have heard of. */
public interface Parties {
    /** Finds the known ones among the codes. */
    Map<String, Party> find(Collection<String> codes);
}
