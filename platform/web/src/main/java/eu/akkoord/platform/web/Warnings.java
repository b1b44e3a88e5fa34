package eu.akkoord.platform.web;

import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.PeriodWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Warnings about what was written: it is accepted, and may well be a mistake. They stand in the answer to the write alone. */
final class Warnings {
    /** Most that are told in one answer. */
    private static final int MOST = 200;

    private Warnings() {}

    /**
     * Returns all that are told with an answer: those about periods, and those of the operation.
     *
     * @param view what was written, as it is shown
     * @param written tells whether the request says anything of a property
     */
    static List<Warning> of(Map<?, ?> view, Predicate<String> written) {
        var all = new ArrayList<>(about(view, written));
        if (view.get(Warning.ALL) instanceof List<?> own) {
            own.stream()
                    .filter(Warning.class::isInstance)
                    .map(Warning.class::cast)
                    .forEach(all::add);
        }
        return all.subList(0, Math.min(MOST, all.size()));
    }

    /**
     * Finds the periods whose words plainly mean other days than their value.
     *
     * @param view what was written, as it is shown
     * @param written tells whether the request says anything of a property
     */
    private static List<Warning> about(Map<?, ?> view, Predicate<String> written) {
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
                            "wordsContradict",
                            pointer + "/label",
                            null,
                            Message.of("period.wordsContradict", label, edtf)));
                }
            }
            map.forEach((name, part) -> add(pointer + "/" + name, part, found));
        }
    }
}
