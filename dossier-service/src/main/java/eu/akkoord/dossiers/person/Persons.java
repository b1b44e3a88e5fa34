package eu.akkoord.dossiers.person;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** All details of persons. They are never changed: who is described otherwise is another entry. */
public interface Persons {
    /** @param erasure when they go unless they are claimed */
    void add(String id, Person person, LocalDate erasure);

    /**
     * Keeps them until another day, now that what names them is stored. Only the first claim counts.
     *
     * @param erasure when they go
     */
    void claim(String id, LocalDate erasure);

    /**
     * Lets those go sooner that are kept longer than a day.
     *
     * @param erasure when they go at the latest
     */
    void shorten(Collection<String> ids, LocalDate erasure);

    /** Finds the stored ones among the ids. */
    Map<String, StoredPerson> find(Collection<String> ids);

    void erase(Collection<String> ids);

    /**
     * Erases all whose day has come.
     *
     * @return how many
     */
    int eraseDue(LocalDate today);
}
