package eu.akkoord.dossiers.participant;

import eu.akkoord.dossiers.person.Person;
import eu.akkoord.platform.core.change.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a participant, as an officer writes them.
 *
 * @param party code of the party of the delegation
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
     * Returns the contradictions, also with the visit.
     *
     * @param visitors codes of the parties that have a delegation
     * @param last the latest day on which a person's details may be erased
     */
    List<Fault> faults(Collection<String> visitors, LocalDate today, LocalDate last) {
        var faults = new ArrayList<Fault>();
        if (!visitors.contains(party)) {
            faults.add(new Fault("/party", party, "delegation.ofOthers"));
        }
        if (person != null) {
            faults.addAll(person.faults("/person"));
        }
        if (erasure != null) {
            if (person == null) {
                faults.add(new Fault("/erasureDate", erasure.toString(), "person.nothingToErase"));
            } else if (!erasure.isAfter(today) || erasure.isAfter(last)) {
                faults.add(new Fault("/erasureDate", erasure.toString(), "person.erasureOutOfBounds", last));
            }
        }
        return faults;
    }
}
