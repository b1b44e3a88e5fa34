package eu.akkoord.platform.kafka;

/** What a reader of topics cannot make anything of, however often it tries; it goes to the dead letters. */
public final class Unreadable extends RuntimeException {
    public Unreadable(String message) {
        super(message);
    }

    public Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
