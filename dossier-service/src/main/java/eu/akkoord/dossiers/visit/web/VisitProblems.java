package eu.akkoord.dossiers.visit.web;

import eu.akkoord.dossiers.visit.VisitRefusal;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.platform.web.Issue;
import eu.akkoord.platform.web.Problem;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class VisitProblems {
    @ExceptionHandler
    ResponseEntity<Problem> refused(VisitRefusal refusal) {
        return problem(refusal).answer();
    }

    private static Problem problem(VisitRefusal refusal) {
        return switch (refusal) {
            case VisitRefusal.WrongStage wrong -> {
                var allowed = wrong.allowed().stream().map(VisitStage::word).toList();
                yield Problem.conflict(
                                "wrongStage",
                                "Van %s kan het niet naar %s; wel naar: %s"
                                        .formatted(
                                                wrong.from().word(),
                                                wrong.asked().word(),
                                                allowed.isEmpty()
                                                        ? "niets"
                                                        : allowed.stream().collect(Collectors.joining(", "))))
                        .with("allowed", allowed);
            }
            case VisitRefusal.MissingReason missingReason ->
                Problem.badRequest(Issue.body("/change/reason", null, "Deze wijziging vraagt een reden"));
        };
    }
}
