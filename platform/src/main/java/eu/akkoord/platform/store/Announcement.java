package eu.akkoord.platform.store;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the world is told of a change, before the envelope is put around it.
 *
 * @param type the past participle that ends the event's type, such as {@code statusChanged}
 * @param data what happened and the whole public summary after it; JSON values only (String, Number, Boolean, Map, List)
 * @param dataref where the thing itself can be asked for, in the place of data
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
