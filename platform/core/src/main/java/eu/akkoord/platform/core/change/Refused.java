package eu.akkoord.platform.core.change;

import java.time.Duration;

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

    /** The key of a request was given before, with another request. */
    public static final class KeyReused extends Refused {
        public KeyReused(String id) {
            super("The key was given for another request to %s".formatted(id));
        }
    }

    /** So many changes with a key are remembered of it today that no more are taken; those without a key are. */
    public static final class TooManyKeys extends Refused {
        private final int most;
        private final transient Duration wait;

        /**
         * @param most how many are remembered of one day
         * @param wait how long this day still lasts
         */
        public TooManyKeys(String id, int most, Duration wait) {
            super("%d changes of %s had a key today".formatted(most, id));
            this.most = most;
            this.wait = wait;
        }

        public int most() {
            return most;
        }

        /** Returns how long to wait. */
        public Duration pause() {
            return wait;
        }
    }

    /** Another change came first. */
    public static final class OutdatedRevision extends Refused {
        public OutdatedRevision(String id, long seen) {
            super("%s is no longer at revision %d".formatted(id, seen));
        }
    }

    /** Too many changes of this aggregate wait to be published. */
    public static final class Backlog extends Refused {
        public Backlog(String id) {
            super("Too many changes of %s wait to be published".formatted(id));
        }
    }

    /** Too many read histories at this moment. */
    public static final class Busy extends Refused {
        private final int own;

        /** @param own how many the caller, or its party, may read at once where these are too many; 0 where all callers are */
        public Busy(int own) {
            super("Too many read histories at once");
            this.own = own;
        }

        public int own() {
            return own;
        }
    }

    /** The state would be too large to store, or the event too large to publish. */
    public static final class TooLarge extends Refused {
        public TooLarge(String what, int bytes, int most) {
            super("%s would be %d bytes; at most %d are allowed".formatted(what, bytes, most));
        }
    }
}
