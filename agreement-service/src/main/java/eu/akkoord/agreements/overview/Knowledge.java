package eu.akkoord.agreements.overview;

/** The facts known from events so far. */
public interface Knowledge {
    /** @throws Incomplete when not everything that was told has been heard yet */
    KnownFacts now();

    /** The topics are still being read, at the first start only. */
    final class Incomplete extends RuntimeException {
        public Incomplete() {
            super("Not everything that was told has been heard yet");
        }
    }
}
