package eu.akkoord.platform.web;

import eu.akkoord.platform.core.change.Recorded;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Answers that show something with its revision as entity tag. */
public final class Answers {
    private Answers() {}

    public static <V> ResponseEntity<V> ok(Recorded<?> shown, V view) {
        return ok(shown.revision(), view);
    }

    public static <V> ResponseEntity<V> ok(long revision, V view) {
        return ResponseEntity.ok().eTag(new Revision(revision).etag()).body(view);
    }

    /** @param location where what was made can be read */
    public static <V> ResponseEntity<V> created(URI location, Recorded<?> made, V view) {
        return created(location, made.revision(), view);
    }

    /** @param location where what was made can be read */
    public static <V> ResponseEntity<V> created(URI location, long revision, V view) {
        return ResponseEntity.created(location)
                .eTag(new Revision(revision).etag())
                .body(view);
    }
}
