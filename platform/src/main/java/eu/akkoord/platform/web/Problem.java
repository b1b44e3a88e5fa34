package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Why a request was not answered as asked: RFC 9457 in the shape of the Belgian REST guide.
 *
 * @param type a URN; the Belgian guide's where it names one
 * @param href where the guide explains the type
 * @param instance a new URN for each occurrence
 * @param issues all that is wrong with the input
 * @param extras further members, such as {@code allowed}
 * @param headers headers the answer carries because of the problem, such as {@code Allow}; not part of the body
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        @Nullable URI href,
        String title,
        int status,
        String detail,
        URI instance,
        List<Issue> issues,
        @JsonAnyGetter Map<String, Object> extras,
        @JsonIgnore HttpHeaders headers) {
    private static final String BELGIF = "urn:problem-type:belgif:";
    private static final String AKKOORD = "urn:problem-type:akkoord:";
    private static final String GUIDE = "https://www.belgif.be/specification/rest/api-guide/problems/";
    private static final Duration SOON = Duration.ofSeconds(5);

    public Problem {
        issues = List.copyOf(issues);
        extras = Map.copyOf(extras);
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    public static Problem badRequest(Issue... issues) {
        return badRequest(List.of(issues));
    }

    public static Problem badRequest(List<Issue> issues) {
        var problem = belgian("badRequest", "Bad Request", 400, "De invoer is ongeldig");
        return new Problem(
                problem.type,
                problem.href,
                problem.title,
                400,
                problem.detail,
                problem.instance,
                issues,
                Map.of(),
                NONE);
    }

    public static Problem notFound(String detail) {
        return belgian("resourceNotFound", "Resource Not Found", 404, detail);
    }

    public static Problem noAccessToken() {
        return belgian("noAccessToken", "No Access Token", 401, "Er is geen toegangstoken in de header Authorization")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"akkoord\"");
    }

    public static Problem invalidAccessToken() {
        return belgian("invalidAccessToken", "Invalid Access Token", 401, "Het toegangstoken is ongeldig")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"akkoord\", error=\"invalid_token\"");
    }

    public static Problem expiredAccessToken() {
        return belgian("expiredAccessToken", "Expired Access Token", 401, "Het toegangstoken is verlopen")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"akkoord\", error=\"invalid_token\"");
    }

    public static Problem missingPermission(String detail) {
        return belgian("missingPermission", "Missing Permission", 403, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"akkoord\", error=\"insufficient_scope\"");
    }

    /** @param required all scopes that the operation asks, in any order */
    public static Problem missingScope(Collection<String> required) {
        var scopes = required.stream().sorted().toList();
        return belgian("missingScope", "Missing Scope", 403, "Het toegangstoken mist een scope die hiervoor nodig is")
                .with("requiredScopes", scopes)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"akkoord\", error=\"insufficient_scope\", scope=\"%s\""
                                .formatted(String.join(" ", scopes)));
    }

    public static Problem payloadTooLarge(long mostBytes) {
        return belgian(
                "payloadTooLarge",
                "Payload Too Large",
                413,
                "De body mag ten hoogste %d bytes tellen".formatted(mostBytes));
    }

    /**
     * @param limit how many requests are allowed
     * @param wait until the next one is
     */
    public static Problem tooManyRequests(int limit, Duration wait) {
        return belgian("tooManyRequests", "Too Many Requests", 429, "Te veel aanvragen; probeer het later opnieuw")
                .with("limit", limit)
                .with("retryAfterSec", seconds(wait))
                .retryAfter(wait);
    }

    /** @param type the last word of the type, such as {@code wrongStage} */
    public static Problem conflict(String type, String detail) {
        return own(type, 409, detail);
    }

    public static Problem outdatedRevision(String detail) {
        return own("outdatedRevision", 412, detail);
    }

    public static Problem missingPrecondition() {
        return own(
                "missingPrecondition", 428, "Stuur in If-Match de ETag mee van de versie waarop de wijziging steunt");
    }

    /** Something this answer needs cannot be reached now; the caller may try again soon. */
    public static Problem unavailable(String detail) {
        return belgian("serviceUnavailable", "Service Unavailable", 503, detail).retryAfter(SOON);
    }

    /** A change was asked for, and nobody knows whether it was made; the same request with the same key finds out. */
    public static Problem outcomeUnknown() {
        return own(
                        "outcomeUnknown",
                        504,
                        "De opslag antwoordde niet op tijd; misschien is de wijziging toch bewaard. Herhaal het verzoek met"
                                + " dezelfde Idempotency-Key: dan wordt zij ten hoogste één keer bewaard")
                .retryAfter(SOON);
    }

    /** A fault of our own; the answer says nothing about it. */
    public static Problem fault() {
        return belgian(
                "internalServerError",
                "Internal Server Error",
                500,
                "Er ging bij ons iets fout; het voorval is geregistreerd");
    }

    static Problem of(int status) {
        return switch (status) {
            case 400 -> badRequest();
            case 401 -> noAccessToken();
            case 403 -> missingPermission("Dit is niet toegestaan");
            case 404 -> notFound("Hier is niets");
            case 405 -> own("methodNotAllowed", 405, "Deze methode is hier niet toegestaan");
            case 406 -> own("notAcceptable", 406, "Geen van de gevraagde formaten is beschikbaar");
            case 408 -> own("requestTimeout", 408, "Het verzoek kwam niet op tijd volledig aan");
            case 414 -> own("uriTooLong", 414, "De URL is te lang");
            case 415 -> own("unsupportedMediaType", 415, "Dit formaat van de body wordt hier niet gelezen");
            case 431 -> own("headersTooLarge", 431, "De headers zijn te groot");
            case 503 -> unavailable("Probeer het zo dadelijk opnieuw");
            default ->
                status >= 400 && status < 500 ? own("invalidRequest", status, "Het verzoek is ongeldig") : fault();
        };
    }

    /** The same problem with one more member. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(extras);
        more.put(name, value);
        return new Problem(type, href, title, status, detail, instance, issues, more, headers);
    }

    public Problem retryAfter(Duration wait) {
        return header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.toSeconds());
    }

    /** The same problem, with a header on its answer. */
    public Problem header(String name, String value) {
        // the constructor that takes headers shares them
        var more = new HttpHeaders();
        more.putAll(headers);
        more.set(name, value);
        return new Problem(type, href, title, status, detail, instance, issues, extras, more);
    }

    public ResponseEntity<Problem> answer() {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    private static final HttpHeaders NONE = new HttpHeaders();

    private static Problem belgian(String type, String title, int status, String detail) {
        return new Problem(
                URI.create(BELGIF + type),
                URI.create(GUIDE + type + ".html"),
                title,
                status,
                detail,
                occurrence(),
                List.of(),
                Map.of(),
                NONE);
    }

    private static Problem own(String type, int status, String detail) {
        return new Problem(
                URI.create(AKKOORD + type),
                null,
                titled(type),
                status,
                detail,
                occurrence(),
                List.of(),
                Map.of(),
                NONE);
    }

    private static URI occurrence() {
        return URI.create("urn:uuid:" + UUID.randomUUID());
    }

    /** {@code wrongStage} becomes {@code Wrong Stage}. */
    private static String titled(String type) {
        var spaced = type.replaceAll("(?=[A-Z])", " ");
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
