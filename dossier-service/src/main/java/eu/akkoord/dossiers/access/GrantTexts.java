package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.store.Aggregates;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The free texts of grants and recoveries: why each step was taken, by the place where they are shown. */
final class GrantTexts {
    private GrantTexts() {}

    /** @throws Refusal.Contradiction when no text stands there, or none any more */
    static String of(Grant grant, String field) {
        var texts = new TreeMap<String, String>();
        put(texts, "/reason", grant.given());
        put(texts, "/withdrawn/reason", grant.withdrawn());
        return text(texts, field);
    }

    /** Returns whether what stands there was written by somebody of a party. */
    static boolean isOf(String party, Grant grant, String field) {
        var act = switch (field) {
            case "/reason" -> grant.given();
            case "/withdrawn/reason" -> grant.withdrawn();
            default -> null;
        };
        return act != null && act.by().party().equals(party);
    }

    /** @throws Refusal.Contradiction when no text stands there, or none any more */
    static String of(Recovery recovery, String field) {
        var texts = new TreeMap<String, String>();
        var ended = recovery.ended();
        put(texts, "/reason", recovery.asked());
        put(texts, "/seconded/reason", recovery.seconded());
        put(texts, "/ended/reason", ended == null ? null : ended.act());
        return text(texts, field);
    }

    private static String text(Map<String, String> texts, String field) {
        var text = texts.get(field);
        if (text == null || text.equals(Aggregates.STRUCK)) {
            throw new Refusal.Contradiction(new Fault("/field", field, "text.absent"));
        }
        return text;
    }

    private static void put(Map<String, String> texts, String field, Grant.@Nullable Act act) {
        var reason = act == null ? null : act.reason();
        if (reason != null) {
            texts.put(field, reason);
        }
    }
}
