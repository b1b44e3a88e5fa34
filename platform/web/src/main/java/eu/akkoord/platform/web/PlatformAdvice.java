package eu.akkoord.platform.web;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.facts.Unreadable;
import eu.akkoord.platform.core.message.Codes;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.web.peer.Peer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The conversion of exceptions of controllers into problems; a feature maps its own refusals. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class PlatformAdvice implements ResponseBodyAdvice<Object> {
    private static final Duration NEWS_MAY_COME = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(PlatformAdvice.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<Object, Object>> VIEW = new TypeReference<>() {};

    @Override
    public boolean supports(MethodParameter answered, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    /** Puts a problem in words, and adds warnings to what was written. */
    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answered,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(request instanceof ServletServerHttpRequest asked)
                || !(response instanceof ServletServerHttpResponse answer)) {
            return body;
        }
        if (body instanceof Problem problem) {
            return ProblemWriter.worded(problem, asked.getServletRequest(), answer.getServletResponse());
        }
        return body instanceof Map<?, ?> || body instanceof WrittenView
                ? warned(body, asked.getServletRequest(), answer.getServletResponse())
                : body;
    }

    private static Object warned(Object body, HttpServletRequest asked, HttpServletResponse answer) {
        if (!(asked.getAttribute(WriteBody.BODY) instanceof ObjectNode written)) {
            return body;
        }
        var view =
                new LinkedHashMap<Object, Object>(body instanceof Map<?, ?> map ? map : JSON.convertValue(body, VIEW));
        if (asked.getAttribute(Warning.ALL) instanceof List<?> more) {
            view.put(Warning.ALL, more);
        }
        var warnings = Warnings.of(view, written::has);
        if (warnings.isEmpty()) {
            return body;
        }
        var language = Language.of(asked.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ProblemWriter.say(language, answer);
        view.put(Warning.ALL, warnings.stream().map(one -> one.in(language)).toList());
        return view;
    }

    @ExceptionHandler
    ResponseEntity<Problem> problem(ProblemException thrown) {
        return thrown.problem().answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(Unreadable body) {
        return Problem.badRequest(issue(new Fault(body.pointer(), null, body.detail())))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused) {
        return problem(refused).answer();
    }

    static Problem problem(Refused refused) {
        return switch (refused) {
            case Refused.IdTaken refusal -> Problem.conflict("idTaken", "id.taken");
            case Refused.KeyReused refusal -> Problem.conflict("keyReused", "key.reused");
            case Refused.TooManyKeys refusal -> Problem.tooManyRequests(refusal.most(), refusal.pause());
            case Refused.OutdatedRevision refusal -> Problem.outdatedRevision("revision.outdated");
            case Refused.Backlog refusal -> Problem.unavailable("event.backlog");
            case Refused.Busy refusal ->
                refusal.own() > 0
                        ? Problem.tooManyRequests(refusal.own(), Duration.ofSeconds(1))
                        : Problem.unavailable("history.busy");
            case Refused.TooLarge refusal -> Problem.badRequest(Issue.body("", null, "state.tooLarge"));
        };
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        return problem(refusal).answer();
    }

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Absent absent -> Problem.notFound(absent.detail());
            case Refusal.NotYours notYours -> Problem.missingPermission(notYours.detail());
            case Refusal.ShutsOut shut ->
                Problem.conflict("shutsOut", shut.detail()).with("party", shut.party());
            case Refusal.ConsentNeeded needed -> Problem.conflict("consentNeeded", needed.detail());
            case Refusal.SamePerson same ->
                Problem.conflict("samePerson", same.detail())
                        .with("first", Map.of("id", same.id(), "href", same.first()));
            case Refusal.Permanent permanent -> Problem.conflict("permanent", permanent.detail());
            case Refusal.RoleNeeded needed -> Problem.missingPermission(needed.detail());
            case Refusal.WrongStage wrong -> wrongStage(wrong);
            case Refusal.MissingReason missing ->
                Problem.badRequest(issue(new Fault("/change/reason", null, missing.detail())));
            case Refusal.UnknownReferences references -> unknown(references);
            case Refusal.Unconfirmed unconfirmed -> {
                LOG.error("{}; a rebuild of that projection from its owner sets it right", unconfirmed.getMessage());
                yield Problem.unavailable(unconfirmed.detail());
            }
            case Refusal.Contradiction contradiction ->
                Problem.badRequest(contradiction.faults().stream()
                        .map(PlatformAdvice::issue)
                        .toList());
        };
    }

    private static Issue issue(Fault fault) {
        return new Issue(Issue.SCHEMA_VIOLATION, "body", fault.pointer(), fault.value(), fault.detail());
    }

    @ExceptionHandler
    ResponseEntity<Problem> silent(Peer.Silent silent) {
        LOG.warn("The other service could not be asked: {}", silent.getMessage());
        return Problem.unavailable("peer.silent").answer();
    }

    private static Problem wrongStage(Refusal.WrongStage wrong) {
        var allowed = wrong.allowed();
        var problem = allowed.isEmpty()
                ? Problem.conflict("wrongStage", "stage.atItsEnd", wrong.detail())
                : Problem.conflict("wrongStage", "stage.possible", wrong.detail(), Codes.of(allowed));
        return problem.with("allowed", allowed);
    }

    /** News of what another service has just registered may come in a moment. */
    private static Problem unknown(Refusal.UnknownReferences references) {
        return Problem.conflict("unknownReference", references.detail())
                .with(
                        "unknown",
                        references.unknown().stream()
                                .map(named ->
                                        Map.of("pointer", named.pointer(), "value", String.valueOf(named.value())))
                                .toList())
                .retryAfter(NEWS_MAY_COME);
    }

    @ExceptionHandler
    ResponseEntity<Problem> future(Occurrence.OccurredInFuture future) {
        return Problem.badRequest(Issue.body("/change/occurred", null, "day.inFuture"))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Occurrence.OtherDay other) {
        var day = other.day().toString();
        return Problem.badRequest(Issue.body("/change/occurred", day, "day.notLastOfPeriod", other.last()))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(Occurrence.MissingDay missing) {
        return Problem.badRequest(Issue.body("/change/occurred", null, "day.missing", missing.latest()))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> outOfOrder(Occurrence.OutOfOrder day) {
        return problem(day).answer();
    }

    static Problem problem(Occurrence.OutOfOrder day) {
        var type = day.isEarly() ? "occurredTooEarly" : "occurredTooLate";
        var revision = day.revision();
        return revision == null
                ? Problem.conflict(type, day.isEarly() ? "day.tooEarly" : "day.tooLate")
                : Problem.conflict(
                                type,
                                day.isEarly() ? "day.tooEarlyFor" : "day.tooLateFor",
                                day.other(),
                                Long.toString(revision))
                        .with("revision", revision)
                        .with("occurred", day.other().toString());
    }

    @ExceptionHandler
    ResponseEntity<Problem> malformed(Period.Malformed malformed) {
        return Problem.badRequest(new Issue(Issue.SCHEMA_VIOLATION, "body", "", null, malformed.why()))
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
