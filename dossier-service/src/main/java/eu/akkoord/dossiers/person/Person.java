package eu.akkoord.dossiers.person;

import eu.akkoord.platform.desk.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who someone is; nothing of it stands in an event, an address or a log. */
public record Person(
        String name,
        @Nullable String email,
        @Nullable String organisation,
        @Nullable String function) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /**
     * What is wrong with it; the values are not repeated, since they are about a person.
     *
     * @param pointer where it stands in the request
     */
    public List<Fault> faults(String pointer) {
        var faults = new ArrayList<Fault>();
        if (name.isBlank()) {
            faults.add(new Fault(pointer + "/name", null, "Een persoon heeft een naam"));
        }
        if (email != null && !EMAIL.matcher(email).matches()) {
            faults.add(new Fault(pointer + "/email", null, "Dit is geen e-mailadres"));
        }
        return faults;
    }
}
