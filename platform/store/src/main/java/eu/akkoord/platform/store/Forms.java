package eu.akkoord.platform.store;

import eu.akkoord.platform.core.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Forms that stored states and events have in common. */
public final class Forms {
    private Forms() {}

    /** The period stored under a name; absent when there is none. */
    public static @Nullable Period period(Document state, String name) {
        var stored = state.get(name, Document.class);
        return stored == null ? null : Period.of(stored.getString("edtf"), stored.getString("label"));
    }

    /** Returns the published form: with its bounds, so that a consumer needs no parser. */
    public static Map<String, Object> told(Period period) {
        var told = new LinkedHashMap<String, Object>();
        put(told, "label", period.label());
        told.put("edtf", period.edtf());
        put(told, "earliest", text(period.earliest()));
        put(told, "latest", text(period.latest()));
        return told;
    }

    /** Returns the published form of a period's move. */
    public static Map<String, Object> moved(Period from, Period to) {
        var moved = new LinkedHashMap<String, Object>();
        moved.put("from", told(from));
        moved.put("to", told(to));
        return moved;
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
