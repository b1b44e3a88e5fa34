package eu.akkoord.platform.core.facts;

import java.net.URI;

/** A builder of absolute addresses of the API. */
@FunctionalInterface
public interface Addresses {
    /** Returns the address of something, by the segments of its path. */
    URI to(String... segments);
}
