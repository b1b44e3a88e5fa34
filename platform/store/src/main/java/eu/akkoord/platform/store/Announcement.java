package eu.akkoord.platform.store;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a change's event, without its envelope.
 *
 * @param type the past participle that ends the event's type, such as {@code statusChanged}
 * @param data the change and the whole public summary after it; JSON values only (String, Number, Boolean, Map, List)
 * @param dataref address of the aggregate, in the place of data
 */
public record Announcement(
        String type, Map<String, ?> data, @Nullable URI dataref) {
    public Announcement(String type, Map<String, ?> data) {
        this(type, data, null);
    }

    /** Tells nothing but that something happened, and where those who may can ask what. */
    public static Announcement concealed(String type, URI dataref) {
        return new Announcement(type, Map.of(), dataref);
    }
}
