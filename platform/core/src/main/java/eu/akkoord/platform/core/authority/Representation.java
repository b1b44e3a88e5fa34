package eu.akkoord.platform.core.authority;

/** Knows the parties that are represented: others have registered them to state facts of them, and nobody of their own has taken them over. */
@FunctionalInterface
public interface Representation {
    /** Knows none. */
    Representation NONE = party -> false;

    /**
     * Tells whether nobody of a party has taken it over.
     *
     * @throws Unknown when that cannot be found out now
     */
    boolean isRepresented(String party);

    /** A failure to look up parties: nobody may conclude that one acts for itself. */
    final class Unknown extends RuntimeException {
        public Unknown(Throwable cause) {
            super("It cannot be found out whether a party acts for itself", cause);
        }
    }
}
