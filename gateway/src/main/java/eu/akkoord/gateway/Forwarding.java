package eu.akkoord.gateway;

import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends a request to the service of its route, with path and query as they came: the contract has checked them, and what is not decoded
 * and encoded again means the same to the service as to the gateway.
 */
final class Forwarding extends ProxyExchangeHandlerFunction {
    /** There are as many as collections in the contract; only their paths come here. */
    private final ConcurrentMap<String, String> patterns = new ConcurrentHashMap<>();

    private final ProxyExchange exchange;

    Forwarding(
            ProxyExchange exchange,
            ObjectProvider<RequestHttpHeadersFilter> requestHeaders,
            ObjectProvider<ResponseHttpHeadersFilter> responseHeaders) {
        super(exchange, requestHeaders, responseHeaders);
        this.exchange = exchange;
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        var asked = request.servletRequest();
        var path = asked.getRequestURI();
        ServerHttpObservationFilter.findObservationContext(asked)
                .ifPresent(observed -> observed.setPathPattern(pattern(path)));
        var service = (URI) request.attributes().get(MvcUtils.GATEWAY_REQUEST_URL_ATTR);
        var query = asked.getQueryString();
        var address = URI.create(service + (query == null ? path : path + "?" + query));
        return exchange.exchange(exchange.request(request).uri(address).build());
    }

    /** By which answers are counted: not by what they are about. */
    private String pattern(String path) {
        int end = path.indexOf('/', Routes.BASE.length());
        return patterns.computeIfAbsent(end < 0 ? path : path.substring(0, end), first -> first + "/**");
    }
}
