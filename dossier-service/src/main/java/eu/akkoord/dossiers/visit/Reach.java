package eu.akkoord.dossiers.visit;

/**
 * The number of people a visit has reached beyond its delegations, as through sessions held about it.
 *
 * @param approximate whether the source says "about"
 */
public record Reach(int count, boolean approximate) {}
