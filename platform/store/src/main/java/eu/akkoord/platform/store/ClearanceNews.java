package eu.akkoord.platform.store;

/**
 * Notices to every instance that the clearances of one thing have changed although the thing has not, so that derived state is refreshed.
 * They have a topic of their own, with ids and nothing else, read only by the service that owns it.
 */
public final class ClearanceNews {
    private ClearanceNews() {}

    /** The topic that tells about things of a collection. */
    public static String topic(String collection) {
        return "akkoord.%s.clearances.v1".formatted(collection);
    }
}
