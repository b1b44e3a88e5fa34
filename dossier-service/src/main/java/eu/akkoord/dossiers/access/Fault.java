package eu.akkoord.dossiers.access;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what a writer gives.
 *
 * @param pointer JSON pointer into the request
 * @param detail what is wrong, in Dutch
 */
public record Fault(String pointer, @Nullable Object value, String detail) {}
