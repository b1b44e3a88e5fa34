package eu.akkoord.platform.core.link;

import eu.akkoord.platform.core.facts.Addresses;
import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/** The absolute links in answers and events, below the public address of the API. */
public final class Links implements Addresses {
    private final URI publicUrl;

    /** @param publicUrl such as {@code https://akkoord.example/akkoord/v1} */
    public Links(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The address of something: {@code to("dossiers", "normen-en-waarden-2017")}. */
    @Override
    public URI to(String... segments) {
        return UriComponentsBuilder.fromUri(publicUrl)
                .pathSegment(segments)
                .encode()
                .build()
                .toUri();
    }

    /** The address of the event that led to a revision. */
    public URI toEvent(String collection, String id, long revision) {
        return to("events", "%s.%s.%d".formatted(collection, id, revision));
    }
}
