package eu.akkoord.platform.web;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.core.time.Moment;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/** A resolver of controllers' arguments: the caller, the query, the body, and the identity of a creation request. */
final class Arguments implements HandlerMethodArgumentResolver {
    private static final Set<Class<?>> KNOWN =
            Set.of(Caller.class, Moment.class, Embeds.class, Language.class, Repeat.class, WriteBody.class);

    private final JsonMapper json;

    Arguments(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KNOWN.contains(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var wanted = parameter.getParameterType();
        if (wanted == WriteBody.class) {
            return WriteBody.read(request, caller(request), json);
        }
        if (wanted == Moment.class) {
            return moment(request);
        }
        if (wanted == Embeds.class) {
            var names = request.getParameterValues(Embeds.KEY);
            return Embeds.of(names == null ? List.of() : List.of(names), moment(request));
        }
        if (wanted == Language.class) {
            return language(request);
        }
        return wanted == Repeat.class ? repeat(request) : caller(request);
    }

    /** Chooses the language of the words that a controller answers with, and says so on the answer. */
    private static Language language(NativeWebRequest request) {
        var language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var answer = request.getNativeResponse(HttpServletResponse.class);
        if (answer != null) {
            ProblemWriter.say(language, answer);
        }
        return language;
    }

    private static Caller caller(NativeWebRequest request) {
        if (request.getUserPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new ProblemException(Problem.noAccessToken());
    }

    private static Moment moment(NativeWebRequest request) {
        var asOf = request.getParameter("asOf");
        var knownAt = request.getParameter("knownAt");
        return new Moment(
                asOf == null ? null : LocalDate.parse(asOf),
                knownAt == null
                        ? null
                        : OffsetDateTime.parse(knownAt.replace(' ', '+')).toInstant());
    }

    private static @Nullable Repeat repeat(NativeWebRequest request) {
        var key = request.getHeader(WriteBody.KEY);
        var by = caller(request);
        return key != null
                        && request.getAttribute(ReadRequest.FINGERPRINT, RequestAttributes.SCOPE_REQUEST)
                                instanceof String fingerprint
                ? new Repeat(RequestKey.by(by), key, fingerprint)
                : null;
    }
}
