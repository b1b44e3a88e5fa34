package eu.akkoord.dossiers.person;

import java.time.LocalDate;

/**
 * A person's details, and until when.
 *
 * @param erasure the first day, in Europe/Brussels, on which they are no longer there
 */
public record StoredPerson(Person person, LocalDate erasure) {}
