package eu.akkoord.platform.store;

/**
 * Tells every instance that the clearances of one thing have changed although the thing has not: whoever keeps something derived
 * looks again. It is told by a topic of its own, which bears ids and nothing else and is read by the service that owns it only.
 */
public final class ClearanceNews {
    private ClearanceNews() {}

    /** The topic that tells about things of a collection. */
    public static String topic(String collection) {
        return "akkoord.%s.clearances.v1".formatted(collection);
    }
}
