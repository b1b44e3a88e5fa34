package eu.akkoord.platform.servicetest.cost;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is meant to cost much.
 *
 * @param path as it is sent, without the query
 * @param query as it is sent; null where there is none
 * @param headers those that matter to it; none of them says who asks
 * @param text the body; null where there is none
 */
public record DearRequest(
        String method,
        String path,
        @Nullable String query,
        Map<String, String> headers,
        @Nullable String text) {
    public DearRequest with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new DearRequest(method, path, query, all, text);
    }

    public byte[] body() {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
