package eu.akkoord.platform.servicetest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.bson.Document;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Collects what a service writes of a kind, and compares it with the golden file of that kind. */
public abstract class GoldenCase {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final Map<String, Map<String, String>> forms = new LinkedHashMap<>();

    /** Compares all that was put with the file of a kind, and what its older states are read as. */
    protected final <A> void holds(String kind, Shape<A, ?> shape) {
        var golden = GoldenFile.of(kind);
        golden.section(GoldenFile.OLDER).forEach((instance, state) -> {
            var lifted = shape.write(shape.read("id", Document.parse(state)));
            put("lifted", instance, lifted);
        });
        put("texts", "all", new TreeSet<>(shape.texts()));
        assertThat(golden.with(forms)).isEqualTo(golden.text());
    }

    /** Adds a form of an instance to a section. */
    protected final void put(String section, String instance, Object form) {
        forms.computeIfAbsent(section, one -> new LinkedHashMap<>())
                .put(
                        instance,
                        form instanceof Document stored ? GoldenFile.stored(stored) : JSON.writeValueAsString(form));
    }

    /** Adds the published form of a change: its data, or their address. */
    protected final void putEvent(String instance, Announcement announcement) {
        var dataref = announcement.dataref();
        put("event", announcement.type() + " " + instance, dataref == null ? announcement.data() : dataref);
    }

    /** Adds the stored form, and returns what is read from it, which must be the same. */
    protected final <A> A stored(String instance, Shape<A, ?> shape, String id, A aggregate) {
        var state = shape.write(aggregate);
        put("stored", instance, state);
        var read = shape.read(id, Document.parse(GoldenFile.stored(state)));
        assertThat(read).isEqualTo(aggregate);
        return read;
    }

    /** Reads a body as a writer sends it. */
    protected static Map<String, Object> json(String written) {
        return JSON.readValue(written, new TypeReference<>() {});
    }
}
