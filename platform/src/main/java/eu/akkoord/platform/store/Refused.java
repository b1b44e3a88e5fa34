package eu.akkoord.platform.store;

/** Why the store did not take a change. */
public abstract sealed class Refused extends RuntimeException {
    protected Refused(String message) {
        super(message);
    }

    /** The id is in use by something else. */
    public static final class IdTaken extends Refused {
        public IdTaken(String id) {
            super("The id %s is taken".formatted(id));
        }
    }

    /** Another change came first. */
    public static final class OutdatedRevision extends Refused {
        public OutdatedRevision(String id, long seen) {
            super("%s is no longer at revision %d".formatted(id, seen));
        }
    }

    /** Too many changes of this aggregate wait to be told. */
    public static final class Backlog extends Refused {
        public Backlog(String id) {
            super("Too many changes of %s wait to be published".formatted(id));
        }
    }

    /** The state would be larger than may be stored, or the event larger than may be told. */
    public static final class TooLarge extends Refused {
        public TooLarge(String what, int bytes, int most) {
            super("%s would be %d bytes; at most %d are allowed".formatted(what, bytes, most));
        }
    }
}
