package eu.akkoord.dossiers.access.web;

import eu.akkoord.dossiers.access.AccessRefusal;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.platform.web.Issue;
import eu.akkoord.platform.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccessProblems {
    private static final Duration NEWS_MAY_COME = Duration.ofSeconds(1);

    @ExceptionHandler
    ResponseEntity<Problem> refused(AccessRefusal refusal) {
        return problem(refusal).answer();
    }

    private static Problem problem(AccessRefusal refusal) {
        return switch (refusal) {
            case AccessRefusal.Invisible invisible -> Problem.notFound("Er is niets met dit kenmerk");
            case AccessRefusal.NotYours notYours -> Problem.missingPermission("Uw partij mag dit niet schrijven");
            case AccessRefusal.UnknownReferences references -> unknown(references.unknown());
            case AccessRefusal.Contradiction contradiction ->
                Problem.badRequest(contradiction.faults().stream()
                        .map(fault -> Issue.body(fault.pointer(), fault.value(), fault.detail()))
                        .toList());
        };
    }

    private static Problem unknown(List<Named> references) {
        var places = references.stream()
                .map(named -> "%s (%s)".formatted(named.pointer(), named.value()))
                .collect(Collectors.joining(", "));
        return Problem.conflict("unknownReference", "Onbekend: " + places)
                .with(
                        "unknown",
                        references.stream()
                                .map(named -> Map.of("pointer", named.pointer(), "value", named.value()))
                                .toList())
                .retryAfter(NEWS_MAY_COME);
    }
}
