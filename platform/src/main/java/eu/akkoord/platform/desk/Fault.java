package eu.akkoord.platform.desk;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what a writer gives.
 *
 * @param pointer JSON pointer into the request
 * @param value what stands there, when it may be shown again
 * @param detail what is wrong, in Dutch
 */
public record Fault(String pointer, @Nullable String value, String detail) {}
