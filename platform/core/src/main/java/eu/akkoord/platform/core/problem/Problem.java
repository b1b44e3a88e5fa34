package eu.akkoord.platform.core.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** The reason why a request failed: RFC 9457 in the shape of the Belgian REST guide. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class Problem extends ProblemDetail {
    private static final String BELGIF = "urn:problem-type:belgif:";
    private static final String AKKOORD = "urn:problem-type:akkoord:";
    private static final String GUIDE = "https://www.belgif.be/specification/rest/api-guide/problems/";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final transient Message message;
    private final HttpHeaders headers = new HttpHeaders();
    private transient List<Issue> issues = List.of();

    private Problem(String type, String title, int status, Message message) {
        super(status);
        this.message = message;
        setType(URI.create(type));
        setTitle(title);
        setDetail(message.toString());
        setInstance(URI.create("urn:uuid:" + UUID.randomUUID()));
    }

    public static Problem badRequest(Issue... issues) {
        return badRequest(List.of(issues));
    }

    public static Problem badRequest(List<Issue> issues) {
        var problem = belgian("badRequest", "Bad Request", 400, "input.invalid");
        problem.issues = List.copyOf(issues);
        return issues.isEmpty() ? problem : problem.with("issues", problem.issues);
    }

    /** A request whose line or headers make no sense to whoever reads them. */
    public static Problem unreadable() {
        return belgian("badRequest", "Bad Request", 400, "request.unreadable");
    }

    public static Problem notFound(String code, Object... arguments) {
        return notFound(Message.of(code, arguments));
    }

    public static Problem notFound(Message detail) {
        return belgian("resourceNotFound", "Resource Not Found", 404, detail);
    }

    public static Problem noAccessToken() {
        return belgian("noAccessToken", "No Access Token", 401, "token.missing")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"akkoord\"");
    }

    public static Problem invalidAccessToken() {
        return belgian("invalidAccessToken", "Invalid Access Token", 401, "token.invalid")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"akkoord\", error=\"invalid_token\"");
    }

    public static Problem expiredAccessToken() {
        return belgian("expiredAccessToken", "Expired Access Token", 401, "token.expired")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"akkoord\", error=\"invalid_token\"");
    }

    public static Problem missingPermission(String code, Object... arguments) {
        return missingPermission(Message.of(code, arguments));
    }

    public static Problem missingPermission(Message detail) {
        return belgian("missingPermission", "Missing Permission", 403, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"akkoord\", error=\"insufficient_scope\"");
    }

    /** @param required all scopes that the operation asks, in any order */
    public static Problem missingScope(Collection<String> required) {
        var scopes = required.stream().sorted().toList();
        return belgian("missingScope", "Missing Scope", 403, "token.noScope")
                .with("requiredScopes", scopes)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"akkoord\", error=\"insufficient_scope\", scope=\"%s\""
                                .formatted(String.join(" ", scopes)));
    }

    public static Problem payloadTooLarge(long mostBytes) {
        return belgian("payloadTooLarge", "Payload Too Large", 413, "body.tooLarge", mostBytes);
    }

    /**
     * @param limit how many requests are allowed
     * @param wait until the next one is
     */
    public static Problem tooManyRequests(int limit, Duration wait) {
        return belgian("tooManyRequests", "Too Many Requests", 429, "request.tooMany")
                .with("limit", limit)
                .with("retryAfterSec", seconds(wait))
                .retryAfter(wait);
    }

    /** @param type the last word of the type, such as {@code wrongStage} */
    public static Problem conflict(String type, String code, Object... arguments) {
        return conflict(type, Message.of(code, arguments));
    }

    public static Problem conflict(String type, Message detail) {
        return own(type, 409, detail);
    }

    /**
     * Says that something was there and is no more, and that no answer will be different.
     *
     * @param type the last word of the type, such as {@code outdatedCursor}
     */
    public static Problem gone(String type, String code, Object... arguments) {
        return own(type, 410, code, arguments);
    }

    public static Problem outdatedRevision(String code, Object... arguments) {
        return own("outdatedRevision", 412, code, arguments);
    }

    public static Problem missingPrecondition() {
        return own("missingPrecondition", 428, "precondition.missing");
    }

    /** A service behind this one gave no answer that makes sense. */
    public static Problem badGateway(String code, Object... arguments) {
        return belgian("badGateway", "Bad Gateway", 502, code, arguments);
    }

    /** Something this answer needs cannot be reached now; the caller may try again soon. */
    public static Problem unavailable(String code, Object... arguments) {
        return unavailable(Message.of(code, arguments));
    }

    public static Problem unavailable(Message detail) {
        return belgian("serviceUnavailable", "Service Unavailable", 503, detail).retryAfter(SOON);
    }

    /** A change was asked for, and nobody knows whether it was made; the same request with the same key finds out. */
    public static Problem outcomeUnknown() {
        return own("outcomeUnknown", 504, "outcome.unknown").retryAfter(SOON);
    }

    /** A fault of our own; the answer says nothing about it. */
    public static Problem fault() {
        return belgian("internalServerError", "Internal Server Error", 500, "server.failed");
    }

    public static Problem of(int status) {
        return switch (status) {
            case 400 -> badRequest();
            case 401 -> noAccessToken();
            case 403 -> missingPermission("request.forbidden");
            case 404 -> notFound("path.empty");
            case 405 -> own("methodNotAllowed", 405, "method.notAllowed");
            case 406 -> own("notAcceptable", 406, "format.notAvailable");
            case 408 -> own("requestTimeout", 408, "request.late");
            case 414 -> own("uriTooLong", 414, "url.tooLong");
            case 415 -> own("unsupportedMediaType", 415, "body.unsupported");
            case 431 -> own("headersTooLarge", 431, "headers.tooLarge");
            case 503 -> unavailable("service.tryAgain");
            default -> status >= 400 && status < 500 ? own("invalidRequest", status, "request.invalid") : fault();
        };
    }

    /** Adds a member to the body, such as {@code allowed}. */
    public Problem with(String name, Object value) {
        setProperty(name, value);
        return this;
    }

    public Problem retryAfter(Duration wait) {
        return header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.toSeconds());
    }

    /** Adds a header to the answer, in the place of one of that name. */
    public Problem header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Returns the language it can be said in: the one that is asked for when that has all its words, else Dutch. */
    public Language language(Language asked) {
        return message.isIn(asked)
                        && issues.stream().allMatch(issue -> issue.detail().isIn(asked))
                ? asked
                : Language.DUTCH;
    }

    /** Puts it in the words of this language. */
    public Problem in(Language language) {
        setDetail(message.in(language));
        return issues.isEmpty()
                ? this
                : with(
                        "issues",
                        issues.stream().map(issue -> issue.in(language)).toList());
    }

    public ResponseEntity<Problem> answer() {
        return ResponseEntity.status(getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    /** Returns what its detail says. */
    public Message message() {
        return message;
    }

    /** Returns all that is wrong with the input. */
    public List<Issue> issues() {
        return issues;
    }

    /** Returns headers that the answer carries because of the problem, such as {@code Allow}. */
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public String getDetail() {
        return Objects.requireNonNull(super.getDetail());
    }

    @Override
    @JsonAnyGetter
    public @Nullable Map<String, Object> getProperties() {
        return super.getProperties();
    }

    /** A problem that the guide names, and explains under {@code href}. */
    private static Problem belgian(String type, String title, int status, String code, Object... arguments) {
        return belgian(type, title, status, Message.of(code, arguments));
    }

    private static Problem belgian(String type, String title, int status, Message detail) {
        return new Problem(BELGIF + type, title, status, detail).with("href", URI.create(GUIDE + type + ".html"));
    }

    private static Problem own(String type, int status, String code, Object... arguments) {
        return own(type, status, Message.of(code, arguments));
    }

    private static Problem own(String type, int status, Message detail) {
        return new Problem(AKKOORD + type, titled(type), status, detail);
    }

    /** {@code wrongStage} becomes {@code Wrong Stage}. */
    private static String titled(String type) {
        var spaced = type.replaceAll("(?=[A-Z])", " ");
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
