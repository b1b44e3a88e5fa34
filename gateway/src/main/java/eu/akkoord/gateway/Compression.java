package eu.akkoord.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compresses long answers for whoever asks. Here alone, at the edge: services answer the gateway uncompressed, so nothing is packed twice.
 * Decision 87 says why the ETag stays the same and what is done about answers that mix secrets with what an attacker may write.
 */
final class Compression extends OncePerRequestFilter {
    /** The longest wish that is looked into, in characters. */
    private static final int LONGEST = 200;

    private final boolean enabled;

    Compression(boolean enabled) {
        this.enabled = enabled;
    }

    /** The answer to HEAD has no body to compress. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled
                || request.getMethod().equals("HEAD")
                || !isAsked(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var packed = new PackedAnswer(response)) {
            chain.doFilter(request, packed);
            packed.finish();
        }
    }

    /** Tells whether gzip is asked for, by its name or by an asterisk, and not refused (RFC 9110, 12.5.3). */
    static boolean isAsked(List<String> wishes) {
        if (wishes.stream().mapToInt(String::length).sum() > LONGEST) {
            return false;
        }
        Boolean any = null;
        for (var wish : String.join(",", wishes).toLowerCase(Locale.ROOT).split(",", -1)) {
            var parts = wish.strip().split(";", 2);
            boolean wanted = parts.length < 2 || !isNothing(parts[1]);
            if (parts[0].strip().equals("gzip") || parts[0].strip().equals("x-gzip")) {
                return wanted;
            }
            if (parts[0].strip().equals("*")) {
                any = wanted;
            }
        }
        return Boolean.TRUE.equals(any);
    }

    private static boolean isNothing(String weight) {
        return weight.replace(" ", "").matches("q=0(\\.0{0,3})?");
    }
}
