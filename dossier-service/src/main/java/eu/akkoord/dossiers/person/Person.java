package eu.akkoord.dossiers.person;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.text.Unicode;
import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The details of a person; they are in no event, address or log. */
public record Person(
        String name,
        @Nullable String email,
        @Nullable String organisation,
        @Nullable String function) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    public Person {
        email = email == null ? null : Unicode.trimmed(email);
    }

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

    /** Tells whether another is reached at the same e-mail address, in whatever case, width or alphabet that is written. */
    public boolean hasEmailOf(Person other) {
        return email != null && other.email != null && address(email).equals(address(other.email));
    }

    /** Tells whether another has the same name. */
    public boolean isNamedAs(Person other) {
        return isSame(name, other.name);
    }

    /** Tells whether two texts differ in no more than case, width, blanks and signs that nobody sees. */
    public static boolean isSame(@Nullable String one, @Nullable String other) {
        return Objects.equals(one == null ? null : folded(one), other == null ? null : folded(other));
    }

    private static String address(String email) {
        var folded = folded(email);
        int at = folded.lastIndexOf('@');
        return folded.substring(0, at + 1) + domain(folded.substring(at + 1));
    }

    /** A name in letters of any alphabet has another spelling, which programs may give in its place. */
    private static String domain(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException none) {
            return name; // it has no such spelling
        }
    }

    private static String folded(String text) {
        var one = Normalizer.normalize(text, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Unicode.trimmed(Normalizer.normalize(one, Form.NFKC));
    }
}
