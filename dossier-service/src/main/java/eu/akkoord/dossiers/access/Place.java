package eu.akkoord.dossiers.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a pointer into a list leads to. */
public final class Place {
    private static final Pattern POINTER = Pattern.compile("/([A-Za-z]+)/([0-9]{1,6})/.*");

    private Place() {}

    /** The one among some of which a pointer tells something; empty when it points elsewhere. */
    public static <T> Optional<T> within(String property, String pointer, List<T> some) {
        var place = POINTER.matcher(pointer);
        if (!place.matches() || !place.group(1).equals(property)) {
            return Optional.empty();
        }
        int number = Integer.parseInt(place.group(2));
        return number < some.size() ? Optional.of(some.get(number)) : Optional.empty();
    }
}
