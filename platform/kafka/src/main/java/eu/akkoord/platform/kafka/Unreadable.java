package eu.akkoord.platform.kafka;

/** A record that no retry makes readable; it goes to the dead letters. */
public final class Unreadable extends RuntimeException {
    public Unreadable(String message) {
        super(message);
    }

    public Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
