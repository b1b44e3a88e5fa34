package eu.akkoord.platform.store;

import java.util.Map;

/**
 * What the world is told of a change, before the envelope is put around it.
 *
 * @param type the past participle that ends the event's type, such as {@code statusChanged}
 * @param data what happened and the whole public summary after it; JSON values only (String, Number, Boolean, Map, List)
 */
public record Announcement(String type, Map<String, ?> data) {}
