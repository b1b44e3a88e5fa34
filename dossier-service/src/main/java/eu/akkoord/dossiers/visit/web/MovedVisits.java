package eu.akkoord.dossiers.visit.web;

import eu.akkoord.dossiers.visit.FollowUps;
import eu.akkoord.dossiers.visit.OutsideVisit;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.message.Message;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.web.OfferView;
import eu.akkoord.platform.security.VerifiedCaller;
import eu.akkoord.platform.web.Warning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Warns of what lies outside a visit since it moved: whoever moves it, and whoever lets it move by accepting the wish of a guest. Offers are
 * answered in one place for all kinds, which knows nothing of visits.
 */
@RestControllerAdvice
@Order(0)
class MovedVisits implements ResponseBodyAdvice<Object> {
    private final VisitDesk desk;
    private final FollowUps followUps;
    private final Links links;

    MovedVisits(VisitDesk desk, FollowUps followUps, Links links) {
        this.desk = desk;
        this.followUps = followUps;
        this.links = links;
    }

    /** Returns a warning of each thing that the last change left outside and that the reader may see. */
    List<Warning> warnings(Recorded<Visit> moved, Caller reader) {
        return desk.outside(moved, followUps, reader).stream()
                .map(this::warning)
                .toList();
    }

    private Warning warning(OutsideVisit outside) {
        return outside.path().isEmpty()
                ? new Warning(
                        "itemOutsideVisit",
                        outside.pointer(),
                        null,
                        Message.of("visit.itemOutside", outside.title(), outside.when()))
                : new Warning(
                        "sessionOutsideVisit",
                        outside.pointer(),
                        links.to(outside.path().toArray(String[]::new)),
                        Message.of("visit.sessionOutside", outside.title(), outside.when()));
    }

    @Override
    public boolean supports(MethodParameter answered, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answered,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof OfferView<?> offer
                && offer.kind().equals("period")
                && offer.status().equals("accepted")
                && request instanceof ServletServerHttpRequest asked
                && asked.getServletRequest().getMethod().equals("POST")
                && asked.getServletRequest().getUserPrincipal() instanceof VerifiedCaller who
                && asked.getServletRequest().getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> named
                && named.get("thing") instanceof String id) {
            var reader = who.getPrincipal();
            asked.getServletRequest().setAttribute(Warning.ALL, warnings(desk.at(id, Moment.NOW, reader), reader));
        }
        return body;
    }
}
