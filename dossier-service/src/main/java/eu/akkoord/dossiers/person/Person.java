package eu.akkoord.dossiers.person;

import eu.akkoord.platform.core.change.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The details of a person; they are in no event, address or log. */
public record Person(
        String name,
        @Nullable String email,
        @Nullable String organisation,
        @Nullable String function) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /**
     * Returns the faults, without the values, since those are about a person.
     *
     * @param pointer to the person in the request
     */
    public List<Fault> faults(String pointer) {
        var faults = new ArrayList<Fault>();
        if (name.isBlank()) {
            faults.add(new Fault(pointer + "/name", null, "person.noName"));
        }
        if (email != null && !EMAIL.matcher(email).matches()) {
            faults.add(new Fault(pointer + "/email", null, "person.noEmail"));
        }
        return faults;
    }
}
