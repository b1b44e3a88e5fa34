package eu.akkoord.platform.web;

import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.PeriodWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Warnings about what was written: it is accepted, and may well be a mistake. They stand in the answer to the write alone. */
final class Warnings {
    static final String NAME = "warnings";

    private Warnings() {}

    /**
     * One warning.
     *
     * @param code what kind it is
     * @param name JSON pointer of the property
     */
    record Warning(String code, String name, Message detail) {
        Map<String, String> in(Language language) {
            var said = new LinkedHashMap<String, String>();
            said.put("code", code);
            said.put("name", name);
            said.put("detail", detail.in(language));
            return said;
        }
    }

    /**
     * Finds the periods whose words plainly mean other days than their value.
     *
     * @param view what was written, as it is shown
     * @param written tells whether the request says anything of a property
     */
    static List<Warning> about(Map<?, ?> view, Predicate<String> written) {
        var found = new ArrayList<Warning>();
        view.forEach((name, value) -> {
            if (written.test(String.valueOf(name))) {
                add("/" + name, value, found);
            }
        });
        return found;
    }

    private static void add(String pointer, Object value, List<Warning> found) {
        if (value instanceof List<?> all) {
            for (int place = 0; place < all.size(); place++) {
                add(pointer + "/" + place, all.get(place), found);
            }
        } else if (value instanceof Map<?, ?> map) {
            if (map.get("edtf") instanceof String edtf && map.get("label") instanceof String label) {
                var period = Period.of(edtf, label);
                if (PeriodWords.contradict(period)) {
                    found.add(new Warning(
                            "wordsContradict", pointer + "/label", Message.of("period.wordsContradict", label, edtf)));
                }
            }
            map.forEach((name, part) -> add(pointer + "/" + name, part, found));
        }
    }
}
