package eu.akkoord.platform.core.authority;

import java.util.Optional;

/** Knows who stands in for the coordinators of their party today. */
@FunctionalInterface
public interface Deputies {
    /** Knows nobody who does. */
    Deputies NONE = (officer, token) -> Optional.empty();

    /**
     * Returns the id of the deputation by which an officer counts as a coordinator of the own party.
     *
     * @param token that the officer has shown, to ask with
     * @throws Unknown when that cannot be found out now
     */
    Optional<String> deputation(Caller officer, String token);

    /** A failure to look up deputations: nobody may conclude that there is none. */
    final class Unknown extends RuntimeException {
        public Unknown(Throwable cause) {
            super("It cannot be found out who stands in", cause);
        }
    }
}
