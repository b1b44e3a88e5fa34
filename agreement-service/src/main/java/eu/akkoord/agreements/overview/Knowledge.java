package eu.akkoord.agreements.overview;

/** What events told so far. */
public interface Knowledge {
    /** @throws Incomplete when not everything that was told has been heard yet */
    Known now();

    /** Only at the first start: what was told before is still being read. */
    final class Incomplete extends RuntimeException {
        public Incomplete() {
            super("Not everything that was told has been heard yet");
        }
    }
}
