package eu.akkoord.dossiers;

import static com.mongodb.client.model.Filters.eq;
import static eu.akkoord.platform.servicetest.Calls.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.platform.test.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever somebody writes in words can be struck later: it is stored with a salt of its own. */
class FreeTextsIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String FREE = "Vrij ";

    private final String id = "vrij-" + ThreadLocalRandom.current().nextInt(1_000_000);

    @Autowired
    private MongoDatabase store;

    @Test
    void every_free_text_has_a_salt() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': '%s', 'title': 'Vrij 1', 'summary': 'Vrij 2', 'agreements': ['vl-nl-integratie-2013'],
                 'period': {'edtf': '2018', 'label': 'Vrij 3'}, 'change': {'reason': 'Vrij 4'}}""".formatted(id)));
        var document = good(service.send("POST", "/dossiers/%s/documents".formatted(id), OFFICER, null, """
                        {'title': 'Vrij 1', 'kind': 'letter', 'language': 'nl-BE',
                         'link': 'https://www.example.org/vrij', 'change': {'reason': 'Vrij 2'}}"""))
                .path("id")
                .asString();
        good(service.send("POST", "/visits", OFFICER, null, """
                {'id': '%s', 'title': 'Vrij 1', 'kind': 'workingVisit', 'initiators': ['Vrij 2', 'Vrij 3'], 'host': 'VL',
                 'guests': ['NL'], 'period': {'edtf': '2018', 'label': 'Vrij 4'}, 'places': ['Vrij 5', 'Vrij 6'],
                 'delegations': [{'party': 'VL', 'functions': ['Vrij 7']}],
                 'programme': [{'kind': 'siteVisit', 'title': 'Vrij 8', 'place': 'Vrij 5', 'host': {'name': 'Vrij 9'}}],
                 'agreements': ['vl-nl-integratie-2013'], 'change': {'reason': 'Vrij 10'}}""".formatted(id)));
        good(service.send("POST", "/visits/%s/sessions".formatted(id), OFFICER, null, """
                {'id': '%s', 'title': 'Vrij 1', 'topics': ['Vrij 2'], 'place': 'Vrij 3',
                 'period': {'edtf': '2018', 'label': 'Vrij 4'}, 'change': {'reason': 'Vrij 5'}}""".formatted(id)));
        assertThat(salted("dossiers", id)).isEqualTo(4);
        assertThat(salted("documents", document)).isEqualTo(2);
        assertThat(salted("visits", id)).isEqualTo(11);
        assertThat(salted("sessions", id)).isEqualTo(5);
    }

    /** Counts the free texts of the first entry. */
    private int salted(String collection, String of) {
        var document = store.getCollection(collection).find(eq("_id", of)).first();
        var outbox = document.getList("outbox", Document.class, List.of());
        var entry = outbox.isEmpty()
                ? store.getCollection(collection + "_history")
                        .find(eq("_id", of + "/0"))
                        .first()
                        .getList("entries", Document.class)
                        .getFirst()
                : outbox.getFirst();
        var free = new ArrayList<String>();
        find(entry, "", free);
        assertThat(entry.get("salts", Document.class).keySet()).containsAll(free);
        return free.size();
    }

    private static void find(@Nullable Object value, String pointer, List<String> free) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> find(inner, pointer + "/" + key, free));
        } else if (value instanceof List<?> list) {
            for (int place = 0; place < list.size(); place++) {
                find(list.get(place), pointer + "/" + place, free);
            }
        } else if (value instanceof String text && text.startsWith(FREE)) {
            free.add(pointer);
        }
    }
}
