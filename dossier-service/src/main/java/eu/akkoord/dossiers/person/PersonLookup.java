package eu.akkoord.dossiers.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * Compares somebody with persons for one decision. That may be made several times, when others decide at the same moment: whom it has looked
 * up once it does not look up again. Nothing of a person is stored to compare by.
 */
public final class PersonLookup {
    private final PersonDesk persons;
    private final Map<String, Optional<Person>> known = new HashMap<>();

    public PersonLookup(PersonDesk persons) {
        this.persons = persons;
    }

    /** Returns those among the ids whose details are not erased yet. */
    public Map<String, Person> find(Collection<String> ids) {
        var missing = new HashSet<>(ids);
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            var found = persons.find(missing);
            missing.forEach(
                    id -> known.put(id, Optional.ofNullable(found.get(id)).map(StoredPerson::person)));
        }
        var all = new HashMap<String, Person>();
        ids.forEach(id -> known.getOrDefault(id, Optional.empty()).ifPresent(person -> all.put(id, person)));
        return all;
    }
}
