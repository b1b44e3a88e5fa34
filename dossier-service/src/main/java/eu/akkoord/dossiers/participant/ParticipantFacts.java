package eu.akkoord.dossiers.participant;

import eu.akkoord.dossiers.person.Person;
import eu.akkoord.platform.desk.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an officer writes about a participant.
 *
 * @param party code of the party whose delegation it is
 * @param erasure the first day on which the person's details are no longer there
 */
public record ParticipantFacts(
        String party,
        @Nullable String function,
        @Nullable String organisation,
        List<String> expertise,
        @Nullable Person person,
        @Nullable LocalDate erasure) {
    public ParticipantFacts {
        expertise = List.copyOf(expertise);
    }

    /** The same about somebody of whom nobody has said who it is. */
    ParticipantFacts nameless() {
        return new ParticipantFacts(party, function, organisation, expertise, null, null);
    }

    ParticipantFacts until(LocalDate day) {
        return new ParticipantFacts(party, function, organisation, expertise, person, day);
    }

    /**
     * What contradicts itself or the visit.
     *
     * @param visitors codes of the parties that have a delegation
     * @param last the latest day on which a person's details may be erased
     */
    List<Fault> faults(Collection<String> visitors, LocalDate today, LocalDate last) {
        var faults = new ArrayList<Fault>();
        if (!visitors.contains(party)) {
            faults.add(new Fault("/party", party, "Alleen de gastheer en de gasten hebben een delegatie"));
        }
        if (person != null) {
            faults.addAll(person.faults("/person"));
        }
        if (erasure != null) {
            if (person == null) {
                faults.add(new Fault("/erasureDate", erasure.toString(), "Er zijn geen persoonsgegevens om te wissen"));
            } else if (!erasure.isAfter(today) || erasure.isAfter(last)) {
                faults.add(new Fault(
                        "/erasureDate",
                        erasure.toString(),
                        "Persoonsgegevens worden gewist na vandaag en ten laatste op %s".formatted(last)));
            }
        }
        return faults;
    }
}
