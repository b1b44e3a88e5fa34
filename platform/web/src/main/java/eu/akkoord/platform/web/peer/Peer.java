package eu.akkoord.platform.web.peer;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the other service. A request bears the token of the caller it is made for, so that no service has credentials of its own and
 * nobody learns by it what they could not ask themselves.
 */
public final class Peer implements AutoCloseable {
    private static final String BASE = "/akkoord/v1";

    private final @Nullable URI address;
    private final ServiceClient client;

    public Peer(PeerSettings settings) {
        this.address = settings.address();
        this.client = new ServiceClient(settings.patience(), settings.patience());
    }

    /** The other service cannot be reached, or does not answer properly: its facts are unknown. */
    public static final class Silent extends RuntimeException {
        Silent(String why) {
            super(why);
        }

        Silent(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /**
     * Returns the {@code Authorization} of the request that this thread answers.
     *
     * @throws Silent outside a request
     */
    public static String authorization() {
        var given = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getHeader(HttpHeaders.AUTHORIZATION)
                : null;
        if (given == null) {
            throw new Silent("There is nobody to ask for");
        }
        return given;
    }

    /**
     * Reads a path.
     *
     * @param path of the contract, with its query
     * @return empty when it does not exist
     * @throws Silent when the other service does not answer in time
     */
    public Optional<JsonNode> get(String path, String authorization) {
        if (address == null) {
            throw new Silent("akkoord.peer.address is not set");
        }
        var request = new HttpGet(address + BASE + path);
        request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        try (var answer = client.send(HttpHost.create(address), request)) {
            return read(path, answer);
        } catch (IOException | JacksonException unanswered) {
            throw new Silent("%s is not answered: %s".formatted(path, unanswered), unanswered);
        }
    }

    private static Optional<JsonNode> read(String path, ClassicHttpResponse answer) throws IOException {
        return switch (answer.getCode()) {
            case 200 ->
                Optional.of(JsonMapper.shared().readTree(answer.getEntity().getContent()));
            case 404 -> Optional.empty();
            default -> throw new Silent("%s is answered by %d".formatted(path, answer.getCode()));
        };
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
