package eu.akkoord.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * From where a request comes. {@code X-Forwarded-For} is believed only as far as trusted proxies wrote it: read from its end,
 * up to and including the first address that is none of theirs. Anyone can write anything before that.
 */
public final class CallerAddress {
    /** More proxies than stand in a row anywhere. */
    private static final int MOST_HOPS = 10;

    /** Of an IPv6 address; one subscriber has all that begin alike. */
    private static final int NETWORK_BYTES = 8;

    private final List<IpAddressMatcher> trusted;

    /** @param trustedProxies addresses, or networks such as {@code 10.0.0.0/8} */
    public CallerAddress(List<String> trustedProxies) {
        trusted = trustedProxies.stream().map(IpAddressMatcher::new).toList();
    }

    /** A name to count under: the address, or of IPv6 its network. */
    public String of(HttpServletRequest request) {
        var address = parsed(request.getRemoteAddr());
        if (address == null) {
            return request.getRemoteAddr();
        }
        var hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList()
                .reversed();
        for (var hop : hops.subList(0, Math.min(MOST_HOPS, hops.size()))) {
            var before = isTrusted(address) ? parsed(hop.strip()) : null;
            if (before == null) {
                break;
            }
            address = before;
        }
        return network(address);
    }

    /** The same of an address in words; what is none counts by itself. */
    static String network(String text) {
        var address = parsed(text);
        return address == null ? text : network(address);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.matches(address.getHostAddress()));
    }

    private static @Nullable InetAddress parsed(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /** A name to count an address under, which all have that one subscriber can have. */
    static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
