package eu.akkoord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
        var words = List.of(path.split("/", -1));
        if (from == null) {
            return "%s.%s.1".formatted(words.getLast(), body.path("id").asString());
        }
        var thing = words.getLast().equals("transitions") ? words.subList(0, words.size() - 1) : words;
        return "%s.%s.%d".formatted(thing.get(thing.size() - 2), thing.getLast(), from + 1);
    }
}
