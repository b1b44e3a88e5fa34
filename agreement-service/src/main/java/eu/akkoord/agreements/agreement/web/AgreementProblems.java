package eu.akkoord.agreements.agreement.web;

import eu.akkoord.agreements.agreement.AgreementRefusal;
import eu.akkoord.agreements.agreement.AgreementStage;
import eu.akkoord.platform.web.Issue;
import eu.akkoord.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AgreementProblems {
    @ExceptionHandler
    ResponseEntity<Problem> refused(AgreementRefusal refusal) {
        return problem(refusal).answer();
    }

    private static Problem problem(AgreementRefusal refusal) {
        return switch (refusal) {
            case AgreementRefusal.UnknownAgreement unknownAgreement ->
                Problem.notFound("Er is geen akkoord met dit kenmerk");
            case AgreementRefusal.NotYours notYours ->
                Problem.missingPermission("Alleen een medewerker van een partij bij het akkoord mag dit schrijven");
            case AgreementRefusal.WrongStage wrong ->
                wrongStage(
                        "Van %s kan het akkoord niet naar %s"
                                .formatted(wrong.from().word(), wrong.asked().word()),
                        wrong.allowed());
            case AgreementRefusal.ApprovedBefore before ->
                wrongStage("%s heeft het akkoord al goedgekeurd".formatted(before.party()), before.allowed());
            case AgreementRefusal.UnknownReferences references -> unknown(references.unknown());
            case AgreementRefusal.Contradiction contradiction ->
                Problem.badRequest(contradiction.faults().stream()
                        .map(fault -> Issue.body(fault.pointer(), fault.value(), fault.detail()))
                        .toList());
        };
    }

    private static Problem wrongStage(String refused, Set<AgreementStage> allowed) {
        var words = allowed.stream().map(AgreementStage::word).sorted().toList();
        var possible = words.isEmpty() ? "; het is aan zijn einde" : "; mogelijk is nu: " + String.join(", ", words);
        return Problem.conflict("wrongStage", refused + possible).with("allowed", words);
    }

    private static Problem unknown(List<AgreementRefusal.Named> references) {
        var places = references.stream()
                .map(named -> "%s (%s)".formatted(named.pointer(), named.value()))
                .collect(Collectors.joining(", "));
        return Problem.conflict("unknownReference", "Onbekend: " + places)
                .with(
                        "unknown",
                        references.stream()
                                .map(named -> Map.of("pointer", named.pointer(), "value", named.value()))
                                .toList());
    }
}
