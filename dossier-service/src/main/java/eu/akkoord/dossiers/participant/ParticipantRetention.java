package eu.akkoord.dossiers.participant;

import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.dossiers.visit.Visits;
import java.util.Objects;

/** Lets the details of participants go sooner when their visit moves earlier, by whatever change it does. */
public final class ParticipantRetention {
    private final Participants participants;
    private final Visits visits;
    private final PersonDesk persons;

    public ParticipantRetention(Participants participants, Visits visits, PersonDesk persons) {
        this.participants = participants;
        this.visits = visits;
        this.persons = persons;
    }

    /** A visit was written. */
    public void follow(String visit) {
        var ids = participants.of(visit).all().stream()
                .map(Participant::person)
                .filter(Objects::nonNull)
                .toList();
        // most visits name nobody, and are not read for it
        if (!ids.isEmpty()) {
            visits.find(visit)
                    .ifPresent(now ->
                            persons.follow(ids, now.value().facts().period().latest()));
        }
    }
}
