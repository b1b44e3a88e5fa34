package eu.akkoord.platform.web;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.peer.Peer;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.time.Occurrence;
import eu.akkoord.platform.time.Period;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Makes a problem of whatever a controller lets out; a feature's own refusals are mapped by the feature. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class PlatformAdvice {
    private static final Duration NEWS_MAY_COME = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(PlatformAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> problem(ProblemException thrown) {
        return thrown.problem().answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused) {
        var problem = switch (refused) {
            case Refused.IdTaken refusal -> Problem.conflict("idTaken", "Dit kenmerk is al in gebruik");
            case Refused.OutdatedRevision refusal ->
                Problem.outdatedRevision("Een andere wijziging kwam eerst; lees opnieuw en probeer het daarmee");
            case Refused.Backlog refusal ->
                Problem.unavailable(
                        "Te veel wijzigingen hiervan wachten nog op melding; probeer het zo dadelijk opnieuw");
            case Refused.TooLarge refusal ->
                Problem.badRequest(Issue.body("", null, "Het geheel zou groter worden dan mag worden bewaard"));
        };
        return problem.answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        var problem = switch (refusal) {
            case Refusal.Absent absent -> Problem.notFound("Er is niets met dit kenmerk");
            case Refusal.NotYours notYours -> Problem.missingPermission(notYours.detail());
            case Refusal.ShutsOut shut ->
                Problem.conflict(
                                "shutsOut",
                                "%s wordt hier genoemd en kan het lezen; een partij verliest dat alleen door eigen hand"
                                        .formatted(shut.party()))
                        .with("party", shut.party());
            case Refusal.ConsentNeeded needed -> Problem.conflict("consentNeeded", needed.detail());
            case Refusal.RoleNeeded needed ->
                Problem.missingPermission(
                        "Hiervoor is de rol %s nodig bij de partij die erover gaat".formatted(needed.role()));
            case Refusal.WrongStage wrong -> wrongStage(wrong);
            case Refusal.MissingReason missing ->
                Problem.badRequest(Issue.body("/change/reason", null, "Deze wijziging vraagt een reden"));
            case Refusal.UnknownReferences references -> unknown(references.unknown());
            case Refusal.Unconfirmed unconfirmed -> {
                LOG.error("{}; a rebuild of that projection from its owner sets it right", unconfirmed.getMessage());
                yield Problem.unavailable(
                        "Wat hier bekend is, klopt niet met wat de eigenaar ervan zegt; er wordt nu niets opengesteld");
            }
            case Refusal.Contradiction contradiction ->
                Problem.badRequest(contradiction.faults().stream()
                        .map(fault -> Issue.body(fault.pointer(), fault.value(), fault.detail()))
                        .toList());
        };
        return problem.answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> silent(Peer.Silent silent) {
        LOG.warn("The other service could not be asked: {}", silent.getMessage());
        return Problem.unavailable("De andere dienst kan dit nu niet bevestigen; probeer het zo dadelijk opnieuw")
                .answer();
    }

    private static Problem wrongStage(Refusal.WrongStage wrong) {
        var allowed = wrong.allowed();
        var possible =
                allowed.isEmpty() ? "; het is aan zijn einde" : "; mogelijk is nu: " + String.join(", ", allowed);
        return Problem.conflict("wrongStage", wrong.detail() + possible).with("allowed", allowed);
    }

    /** News of what another service has just registered may come in a moment. */
    private static Problem unknown(List<Fault> references) {
        var places = references.stream()
                .map(named -> "%s (%s)".formatted(named.pointer(), named.value()))
                .collect(Collectors.joining(", "));
        return Problem.conflict("unknownReference", "Onbekend: " + places)
                .with(
                        "unknown",
                        references.stream()
                                .map(named ->
                                        Map.of("pointer", named.pointer(), "value", String.valueOf(named.value())))
                                .toList())
                .retryAfter(NEWS_MAY_COME);
    }

    @ExceptionHandler
    ResponseEntity<Problem> future(Occurrence.OccurredInFuture future) {
        return Problem.badRequest(Issue.body("/change/occurred", null, "De dag ligt in de toekomst"))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> early(Occurrence.OccurredTooEarly early) {
        return Problem.conflict("occurredTooEarly", "De dag ligt vóór die van de vorige wijziging")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> malformed(Period.Malformed malformed) {
        return Problem.badRequest(Issue.body("", null, "Een periode heeft niet het formaat edtf"))
                .answer();
    }

    @ExceptionHandler({TypeMismatchException.class, HttpMessageNotReadableException.class})
    ResponseEntity<Problem> unreadable(Exception unreadable) {
        var within = within(unreadable);
        return (within == null ? Problem.badRequest() : within).answer();
    }

    /** The caller left: there is nobody to answer. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> gone(AsyncRequestNotUsableException gone) {
        return null;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> fault(Exception fault) {
        if (fault instanceof ErrorResponse known) {
            var problem = Problem.of(known.getStatusCode().value());
            for (var header : known.getHeaders().headerSet()) {
                problem = problem.header(header.getKey(), String.join(", ", header.getValue()));
            }
            return problem.answer();
        }
        var within = within(fault);
        if (within != null) {
            return within.answer();
        }
        if (fault instanceof IOException) {
            LOG.debug("An answer could not be written", fault);
            return null;
        }
        LOG.error("A request failed", fault);
        return Problem.fault().answer();
    }

    private static @Nullable Problem within(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            }
        }
        return null;
    }
}
