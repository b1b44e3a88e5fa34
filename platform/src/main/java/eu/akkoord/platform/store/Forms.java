package eu.akkoord.platform.store;

import eu.akkoord.platform.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Forms that stored states and events have in common. */
public final class Forms {
    private Forms() {}

    /** As it is stored: only what was written, since the bounds follow from it. */
    public static Document stored(Period period) {
        var stored = new Document("edtf", period.edtf());
        put(stored, "label", period.label());
        return stored;
    }

    /** The period stored under a name; absent when there is none. */
    public static @Nullable Period period(Document state, String name) {
        var stored = state.get(name, Document.class);
        return stored == null ? null : Period.of(stored.getString("edtf"), stored.getString("label"));
    }

    /** As it is told: with its bounds, so that a consumer needs no parser. */
    public static Map<String, Object> told(Period period) {
        var told = new LinkedHashMap<String, Object>();
        put(told, "label", period.label());
        told.put("edtf", period.edtf());
        put(told, "earliest", text(period.earliest()));
        put(told, "latest", text(period.latest()));
        return told;
    }

    /** A day, a time or a name as text. */
    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Puts what is there; what is absent is left out. */
    public static void put(Map<String, Object> form, String name, @Nullable Object value) {
        if (value != null) {
            form.put(name, value);
        }
    }

    public static List<Document> documents(Document state, String name) {
        return state.getList(name, Document.class, List.of());
    }

    public static List<String> texts(Document state, String name) {
        return state.getList(name, String.class, List.of());
    }
}
