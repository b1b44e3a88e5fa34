package eu.akkoord.agreements.overview;

/**
 * How many people were reached.
 *
 * @param approximate whether at least a part of it is a rough number
 */
public record Reach(int count, boolean approximate) {
    static final Reach NOBODY = new Reach(0, false);

    Reach and(Reach other) {
        return new Reach(count + other.count, approximate || other.approximate);
    }
}
