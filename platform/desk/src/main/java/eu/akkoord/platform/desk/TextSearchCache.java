package eu.akkoord.platform.desk;

import eu.akkoord.platform.store.TextPlaces;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The results of one search for texts to strike. When another change comes first the decision is repeated, but the entries searched before
 * do not change: so nobody can keep a text by changing its aggregate again and again.
 */
final class TextSearchCache {
    private final Map<String, String> writers = new HashMap<>();
    private TextPlaces places = TextPlaces.NONE;
    private String text = "";
    private boolean whole;

    /** Returns where a text stands, as far as it was found before and then in what has been added. */
    TextPlaces places(String sought, boolean ofWhole, UnaryOperator<TextPlaces> further) {
        if (!sought.equals(text) || ofWhole != whole) {
            // by another rule, or another text stands where it was pointed to
            places = TextPlaces.NONE;
            text = sought;
            whole = ofWhole;
        }
        places = further.apply(places);
        return places;
    }

    /** The party that said a text first. */
    String writer(String sought, Supplier<String> lookUp) {
        return writers.computeIfAbsent(sought, first -> lookUp.get());
    }
}
