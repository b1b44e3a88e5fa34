package eu.akkoord.platform.store;

import java.time.LocalDate;

/**
 * What was written down of all hash chains at the end of a day.
 *
 * @param day in Europe/Brussels; all that was read on it, and all changes up to a moment after it, are covered
 * @param heads how many chains had gone on since the anchor before it
 * @param hash over all of them, and over the anchor before it; worth keeping outside the store
 */
public record Anchor(LocalDate day, long heads, String hash) {}
