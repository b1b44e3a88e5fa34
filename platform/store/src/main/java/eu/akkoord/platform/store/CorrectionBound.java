package eu.akkoord.platform.store;

/**
 * A bound of the corrections of one thing.
 *
 * @param message that says so
 * @param most what is allowed
 */
public record CorrectionBound(String message, int most) {}
