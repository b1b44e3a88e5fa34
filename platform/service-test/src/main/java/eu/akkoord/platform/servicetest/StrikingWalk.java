package eu.akkoord.platform.servicetest;

import static eu.akkoord.platform.servicetest.Calls.good;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * Strikes every text of a thing, as auditors are shown it, and looks for it afterwards wherever a thing is shown.
 *
 * @param path of the thing, such as {@code /visits/brussel}
 * @param entry the ids of its changes, without the revision: {@code visits.brussel}
 */
public record StrikingWalk(Calls calls, String path, String entry, String coordinator, String auditor) {
    /**
     * Strikes all that may be, one after the other; the thing is asked for after each. What is not the coordinator's to strike stays.
     *
     * @param revision of the state in which the texts are sought
     * @return what was struck, by its pointer
     */
    public SequencedMap<String, String> strike(long revision) throws IOException, InterruptedException {
        var struck = new LinkedHashMap<String, String>();
        var texts = new LinkedHashMap<String, String>();
        collect(
                good(calls.get("/audits/%s.%d".formatted(entry, revision), auditor))
                        .path("after"),
                "",
                texts);
        for (var text : texts.entrySet()) {
            var answer = calls.send(
                    "POST",
                    path + "/strikings",
                    coordinator,
                    null,
                    "{'field': '%s', 'change': {'reason': 'op verzoek van de betrokkene'}}".formatted(text.getKey()));
            if (answer.statusCode() == 201) {
                struck.put(text.getKey(), text.getValue());
                good(calls.get(path, coordinator));
            } else if (answer.statusCode() != 403) {
                Calls.refused(answer, 400, "badRequest");
            }
        }
        return struck;
    }

    /** Lists the paths at which one of the texts is still shown. */
    public List<String> shownIn(Iterable<String> texts, List<String> paths) throws IOException, InterruptedException {
        var places = new ArrayList<String>();
        for (var place : paths) {
            var body = calls.get(place, place.startsWith("/audits") ? auditor : coordinator)
                    .body();
            for (var text : texts) {
                if (body.contains(text)) {
                    places.add("%s shows %s".formatted(place, text));
                }
            }
        }
        return places;
    }

    private static void collect(JsonNode value, String pointer, Map<String, String> texts) {
        if (value.isString()) {
            texts.put(pointer, value.asString());
        }
        value.properties().forEach(each -> collect(each.getValue(), pointer + "/" + each.getKey(), texts));
        for (int place = 0; value.isArray() && place < value.size(); place++) {
            collect(value.path(place), pointer + "/" + place, texts);
        }
    }
}
