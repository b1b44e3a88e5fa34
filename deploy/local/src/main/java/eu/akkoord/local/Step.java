package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One step of the demonstration's story, as a client of the API takes it.
 *
 * @param as the client of the local issuer that takes it
 * @param path below the base of the API
 * @param from the revision that it changes; absent when it makes something, whose id is then in the body
 */
record Step(String as, String method, String path, @Nullable Long from, JsonNode body) {
    /** The act on an aggregate, below its path. */
    private static final Pattern ACT = Pattern.compile("/(transitions|confirmations|offers/[^/]+/answers)$");

    /** The whole story, in its order. */
    static List<Step> story() {
        try (var story = Step.class.getResourceAsStream("/demonstration/story.json")) {
            if (story == null) {
                throw new IllegalStateException("the story is not on the class path");
            }
            return List.of(Api.JSON.readValue(story, Step[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The id of the event that this step leaves, as {@code /events/{eventId}} takes it. */
    String event() {
        if (from == null) {
            return "%s.%s.1"
                    .formatted(
                            path.substring(path.lastIndexOf('/') + 1),
                            body.path("id").asString());
        }
        var thing = List.of(ACT.matcher(path).replaceFirst("").split("/", -1));
        return "%s.%s.%d".formatted(thing.get(thing.size() - 2), thing.getLast(), from + 1);
    }
}
