package eu.akkoord.platform.web;

import eu.akkoord.platform.core.authority.Caller;
import java.net.URI;
import java.util.Collection;
import java.util.SequencedMap;

/**
 * Something that answers about one kind of thing can carry along: what its own address would answer to the same reader, so that
 * it shows nothing else, to nobody else. Whether the reader may call that address the door has judged before, by {@code x-embeds}
 * of the contract.
 */
public interface Embed {
    /** The collection whose answers can embed it, as in the URL: {@code dossiers}. */
    String with();

    /** The value of {@code embed}, and the property that refers to it: {@code visits}. */
    String name();

    /**
     * Returns the representations by address, in the order of the references, without those that the reader may not see.
     *
     * @param ids of the thing, or of what it refers to by this name
     */
    SequencedMap<URI, ?> answers(Collection<String> ids, Caller reader);
}
