package eu.akkoord.agreements.party.web;

import eu.akkoord.agreements.party.PartyRefusal;
import eu.akkoord.platform.web.Issue;
import eu.akkoord.platform.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PartyProblems {
    @ExceptionHandler
    ResponseEntity<Problem> refused(PartyRefusal refusal) {
        return problem(refusal).answer();
    }

    private static Problem problem(PartyRefusal refusal) {
        return switch (refusal) {
            case PartyRefusal.UnknownParty unknownParty -> Problem.notFound("Er is geen partij met dit kenmerk");
            case PartyRefusal.NotYours notYours ->
                Problem.missingPermission("Alleen een medewerker van de partij zelf mag dit schrijven");
            case PartyRefusal.Contradiction contradiction ->
                Problem.badRequest(contradiction.faults().stream()
                        .map(fault -> Issue.body(fault.pointer(), fault.value(), fault.detail()))
                        .toList());
        };
    }
}
