package eu.akkoord.dossiers.dossier.web;

import eu.akkoord.dossiers.dossier.DossierRefusal;
import eu.akkoord.dossiers.dossier.DossierStage;
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
class DossierProblems {
    @ExceptionHandler
    ResponseEntity<Problem> refused(DossierRefusal refusal) {
        return problem(refusal).answer();
    }

    private static Problem problem(DossierRefusal refusal) {
        return switch (refusal) {
            case DossierRefusal.WrongStage wrong -> {
                var allowed = wrong.allowed().stream().map(DossierStage::word).toList();
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
            case DossierRefusal.MissingReason missingReason ->
                Problem.badRequest(Issue.body("/change/reason", null, "Deze wijziging vraagt een reden"));
        };
    }
}
