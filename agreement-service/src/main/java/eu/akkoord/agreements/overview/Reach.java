package eu.akkoord.agreements.overview;

/**
 * The number of people reached.
 *
 * @param approximate whether at least a part of it is an estimate
 */
public record Reach(int count, boolean approximate) {
    static final Reach NOBODY = new Reach(0, false);

    Reach and(Reach other) {
        return new Reach(count + other.count, approximate || other.approximate);
    }
}
