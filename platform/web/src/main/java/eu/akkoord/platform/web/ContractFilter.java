package eu.akkoord.platform.web;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.places.Places.Holder;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.web.export.ListFormat;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A filter for requests that the contract promises to answer. Checks in this order, so that an answer shows what was already right: path,
 * method, role, formats, size, everything about the input at once, the revision a writer has seen. The token was checked before; whether the
 * thing exists and is the caller's to change is for the controllers.
 */
final class ContractFilter extends OncePerRequestFilter {
    /** The largest body, in bytes. */
    static final int LARGEST = 256 * 1024;

    /** The longest Accept or Content-Type that is looked into, in characters. */
    private static final int LONGEST_FORMAT = 2_000;

    /** A servlet would send it back with all its headers, the token included. */
    private static final String TRACE = "TRACE";

    private static final byte[] NONE = {};
    private static final String OPERATION = ContractFilter.class.getName();
    private static final String BODY = BodyBudget.class.getName();
    private static final String LONG = LongAnswers.class.getName();

    private final Contract contract;
    private final OpenPaths openPaths;
    private final ProblemWriter problems;
    private final DoorLog log;
    private final BodyBudget budget = new BodyBudget();

    /** @param log records acts of operators and refusals, here and within */
    ContractFilter(Contract contract, OpenPaths openPaths, ProblemWriter problems, DoorLog log) {
        this.contract = contract;
        this.openPaths = openPaths;
        this.problems = problems;
        this.log = log;
    }

    /** Returns the operation in the contract's words, such as {@code GET /notes/{noteId}}; null when the request was not matched. */
    static @Nullable String operation(HttpServletRequest request) {
        return (String) request.getAttribute(OPERATION);
    }

    /** Tells whether what is asked and let in has a long answer. */
    static boolean isLong(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(LONG));
    }

    /** Every path passes here but the open ones: one that only looks like none of ours may still be one to who reads on. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return openPaths.contains(request.getRequestURI())
                && !request.getMethod().equals(TRACE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            pass(request, response, chain);
        } finally {
            if (request.getAttribute(BODY) instanceof BodyBudget.Share share) {
                share.close();
            }
            var caller = caller(request);
            var operation = operation(request);
            if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN && caller != null && operation != null) {
                log.refused(caller, operation);
            }
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest admitted;
        try {
            admitted = admit(request);
        } catch (ProblemException refused) {
            problems.write(refused.problem(), request, response);
            return;
        }
        chain.doFilter(admitted, response);
    }

    private HttpServletRequest admit(HttpServletRequest request) throws IOException {
        if (openPaths.contains(request.getRequestURI())) {
            throw new ProblemException(Problem.of(405).header(HttpHeaders.ALLOW, "GET, HEAD"));
        }
        var match = contract.match(request.getRequestURI())
                .orElseThrow(() -> new ProblemException(Problem.notFound("path.unknown")));
        var operation = match.route().operation(request.getMethod());
        if (operation == null) {
            throw new ProblemException(
                    Problem.of(405).header(HttpHeaders.ALLOW, match.route().allowed()));
        }
        request.setAttribute(OPERATION, operation.toString());
        var query = Query.of(request.getQueryString());
        checkAdmission(operation, decoded(match), query, request);
        var format = format(operation, request);
        boolean takesAny = checkAccept(operation, request);
        var body = body(request);
        var issues = InputCheck.issues(operation, match.values(), query, format, body, request);
        if (!issues.isEmpty()) {
            throw new ProblemException(Problem.badRequest(issues));
        }
        if (operation.wantsRevision() && request.getHeader(HttpHeaders.IF_MATCH) == null) {
            throw new ProblemException(Problem.missingPrecondition());
        }
        keepOperator(operation, match.values(), request);
        var read = new ReadRequest(request, body, takesAny);
        request.setAttribute(
                LONG, LongAnswers.isAskedBy(operation, query, Collections.list(read.getHeaders(HttpHeaders.ACCEPT))));
        return read;
    }

    private void keepOperator(Contract.Operation operation, Map<String, String> values, HttpServletRequest request) {
        var caller = caller(request);
        if (caller == null
                || !operation.admission().isOperating()
                || operation.method().equals("GET")) {
            return;
        }
        var words = operation.template().split("/", -1);
        try {
            log.operated(
                    caller,
                    operation.toString(),
                    words[1],
                    words.length < 3 ? words[1] : values.getOrDefault(words[2].replaceAll("[{}]", ""), words[2]));
        } catch (RuntimeException unkept) {
            throw new ProblemException(Problem.unavailable("operation.notRecorded"));
        }
    }

    private static @Nullable Caller caller(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Caller verified
                ? verified
                : null;
    }

    /** Whoever may not call an address gets its answer from no other either. */
    private void checkAdmission(
            Contract.Operation operation, List<String> values, Query query, HttpServletRequest request) {
        var caller = caller(request);
        checkAdmission(operation, values, caller);
        for (var name : query.values().getOrDefault(Embeds.KEY, List.of())) {
            contract.embedded(operation, name).ifPresent(carried -> checkAdmission(carried, values, caller));
        }
    }

    /** The values in the path; of what cannot be decoded there is nothing, and the input check refuses it. */
    private static List<String> decoded(Route.Match match) {
        return match.values().values().stream()
                .map(raw -> Objects.requireNonNullElse(Query.decoded(raw, false), ""))
                .toList();
    }

    private static void checkAdmission(Contract.Operation operation, List<String> values, @Nullable Caller caller) {
        operation.admission().refusal(caller, values).ifPresent(refusal -> {
            throw new ProblemException(refusal);
        });
    }

    /** The body's schema by its format; absent when there is no body or the operation takes none. */
    private static Contract.@Nullable Body format(Contract.Operation operation, HttpServletRequest request) {
        var given = request.getContentType();
        if (operation.bodies().isEmpty() || (given == null && !mayHaveBody(request))) {
            return null;
        }
        if (given != null && given.length() <= LONGEST_FORMAT) {
            try {
                var type = MediaType.parseMediaType(given);
                var charset = type.getCharset();
                if (charset == null || charset.equals(StandardCharsets.UTF_8)) {
                    for (var body : operation.bodies().entrySet()) {
                        if (body.getKey().equalsTypeAndSubtype(type)) {
                            return body.getValue();
                        }
                    }
                }
            } catch (InvalidMediaTypeException | java.nio.charset.UnsupportedCharsetException unreadable) {
                throw unsupported(operation);
            }
        }
        throw unsupported(operation);
    }

    private static ProblemException unsupported(Contract.Operation operation) {
        var accepted = MediaType.toString(operation.bodies().keySet());
        var header = operation.method().equals("PATCH") ? "Accept-Patch" : HttpHeaders.ACCEPT;
        return new ProblemException(Problem.of(415).header(header, accepted));
    }

    private static boolean mayHaveBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /**
     * Checks that one of the formats there are is wanted.
     *
     * @return whether any is: nothing is asked for, or only the format of problems, as clients do that are generated from a contract
     */
    private static boolean checkAccept(Contract.Operation operation, HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        if (operation.produced().isEmpty()) {
            return false;
        }
        if (headers.stream().allMatch(String::isBlank)) {
            return true;
        }
        if (headers.stream().mapToInt(String::length).sum() > LONGEST_FORMAT) {
            throw new ProblemException(Problem.of(406));
        }
        List<MediaType> accepted;
        try {
            accepted = new ArrayList<>(MediaType.parseMediaTypes(headers));
            MimeTypeUtils.sortBySpecificity(accepted);
        } catch (InvalidMimeTypeException | InvalidMediaTypeException unreadable) {
            throw new ProblemException(Problem.of(406));
        }
        for (var produced : operation.produced()) {
            var wish = accepted.stream()
                    .filter(type -> type.includes(produced) && ListFormat.isGiven(type))
                    .findFirst();
            if (wish.isPresent() && wish.get().getQualityValue() > 0) {
                return false;
            }
        }
        if (accepted.stream().allMatch(MediaType.APPLICATION_PROBLEM_JSON::equalsTypeAndSubtype)) {
            return true;
        }
        throw new ProblemException(Problem.of(406));
    }

    private byte[] body(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) {
            throw new ProblemException(Problem.payloadTooLarge(LARGEST));
        }
        if (!mayHaveBody(request)) {
            return NONE;
        }
        request.setAttribute(BODY, budget.take(holder(request), room(request)));
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(LARGEST + 1);
        } catch (SocketTimeoutException late) {
            throw new ProblemException(Problem.of(408));
        } catch (IOException broken) {
            throw new ProblemException(Problem.badRequest(Issue.wholeBody("body.broken")));
        }
        if (body.length > LARGEST) {
            throw new ProblemException(Problem.payloadTooLarge(LARGEST));
        }
        return body;
    }

    /** The caller, or where nobody is known the address. */
    static Holder holder(HttpServletRequest request) {
        var caller = caller(request);
        return caller == null ? new Holder(request.getRemoteAddr(), request.getRemoteAddr()) : Holder.of(caller);
    }

    /** As many bytes as the body may come to. */
    private static long room(HttpServletRequest request) {
        long said = request.getContentLengthLong();
        return said < 0 ? LARGEST : said;
    }
}
