package eu.akkoord.platform.web;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.Moment;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/** Gives controllers who calls, what is asked, and what makes a creation recognisable when it is repeated. */
final class Arguments implements HandlerMethodArgumentResolver {
    private static final Set<Class<?>> KNOWN =
            Set.of(Caller.class, Moment.class, Embeds.class, HistoryQuestion.class, Repeat.class, Written.class);

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
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var wanted = parameter.getParameterType();
        if (wanted == Written.class) {
            return Written.read(request, json);
        }
        if (wanted == Moment.class) {
            return moment(request);
        }
        if (wanted == Embeds.class) {
            var names = request.getParameterValues(Embeds.KEY);
            return Embeds.of(names == null ? List.of() : List.of(names), moment(request));
        }
        if (wanted == HistoryQuestion.class) {
            return HistoryQuestion.of(request.getParameterMap());
        }
        return wanted == Repeat.class ? repeat(request) : caller(request);
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
        var key = request.getHeader("Idempotency-Key");
        var by = caller(request);
        return key != null
                        && request.getAttribute(ReadRequest.FINGERPRINT, RequestAttributes.SCOPE_REQUEST)
                                instanceof String fingerprint
                ? new Repeat("%s %s".formatted(by.client(), by.subject()), key, fingerprint)
                : null;
    }
}
