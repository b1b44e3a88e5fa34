package eu.akkoord.platform.web;

import eu.akkoord.platform.store.Recorded;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Answers that show an aggregate, with its revision as entity tag. */
public final class Answers {
    private Answers() {}

    public static <V> ResponseEntity<V> ok(Recorded<?> shown, V view) {
        return ResponseEntity.ok().eTag(etag(shown)).body(view);
    }

    /** @param location where what was made can be read */
    public static <V> ResponseEntity<V> created(URI location, Recorded<?> made, V view) {
        return ResponseEntity.created(location).eTag(etag(made)).body(view);
    }

    private static String etag(Recorded<?> shown) {
        return new Revision(shown.revision()).etag();
    }
}
