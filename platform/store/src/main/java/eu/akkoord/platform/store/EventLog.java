package eu.akkoord.platform.store;

import org.jspecify.annotations.Nullable;

/** The log to which events are published. */
public interface EventLog {
    /**
     * Makes a topic ready to be appended to and read from.
     *
     * @throws RuntimeException when that is not possible now
     */
    void prepare(String topic);

    /**
     * Appends one event and returns once the log has acknowledged it.
     *
     * @throws RuntimeException when it was refused, or when nobody knows whether it was appended
     */
    void append(String topic, String key, byte[] event, @Nullable String traceparent);

    /**
     * Appends that something is at a number now, and returns once the log has acknowledged it.
     *
     * @throws RuntimeException when it was refused, or when nobody knows whether it was appended
     */
    void note(String topic, String key, long number);
}
