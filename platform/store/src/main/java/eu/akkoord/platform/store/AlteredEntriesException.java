package eu.akkoord.platform.store;

/** A refusal to publish entries that no service wrote; none of them is sent until somebody has looked at them. */
final class AlteredEntriesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlteredEntriesException(String id) {
        super("What waits of %s was not written by a service".formatted(id));
    }
}
