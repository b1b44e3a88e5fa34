package eu.akkoord.platform.core.link;

import java.net.URI;

/** Something named, and where it can be read. */
public record Link(String id, URI href) {
    public static Link to(String collection, String id, Links links) {
        return new Link(id, links.to(collection, id));
    }
}
