package eu.akkoord.dossiers.participant.web;

import eu.akkoord.dossiers.participant.ParticipantFacts;
import eu.akkoord.dossiers.person.Person;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a participant, as JSON; the target of a merge patch. The contract at the door has checked it. */
record ParticipantBody(
        String party,
        @Nullable String function,
        @Nullable String organisation,
        @Nullable List<String> expertise,
        @Nullable PersonBody person,
        @Nullable LocalDate erasureDate,
        @Nullable Boolean sameName) {
    static final Facts<ParticipantBody> FORM = Facts.of(ParticipantBody.class);

    /** After a patch the name may be missing. */
    record PersonBody(@Nullable String name, @Nullable String email) {
        Person person() {
            if (name == null) {
                throw new ProblemException(Problem.badRequest(Issue.body("/person/name", null, "person.noName")));
            }
            return new Person(name, email, null, null);
        }
    }

    static ParticipantBody of(ParticipantFacts facts) {
        var person = facts.person();
        return new ParticipantBody(
                facts.party(),
                facts.function(),
                facts.organisation(),
                facts.expertise(),
                person == null ? null : new PersonBody(person.name(), person.email()),
                facts.erasure(),
                null);
    }

    /** Tells whether the writer says that this is somebody else than who is there with that name. */
    boolean isNamesake() {
        return Boolean.TRUE.equals(sameName);
    }

    ParticipantFacts facts() {
        return new ParticipantFacts(
                party,
                function,
                organisation,
                expertise == null ? List.of() : expertise,
                person == null ? null : person.person(),
                erasureDate);
    }
}
