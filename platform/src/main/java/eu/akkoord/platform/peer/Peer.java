package eu.akkoord.platform.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the other service what it holds. A question bears the token of the caller it is asked for, so that no service has credentials
 * of its own and nobody learns by it what they could not ask themselves.
 */
public final class Peer {
    private static final String BASE = "/akkoord/v1";

    private final PeerSettings settings;
    private final HttpClient http;

    public Peer(PeerSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience())
                .build();
    }

    /** It cannot be asked, or does not answer as it should: what it holds is not known. */
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
     * Returns what is at a path.
     *
     * @param path of the contract, with its query
     * @return empty when there is nothing
     * @throws Silent when that cannot be found out in time
     */
    public Optional<JsonNode> get(String path, String authorization) {
        var address = settings.address();
        if (address == null) {
            throw new Silent("akkoord.peer.address is not set");
        }
        var request = HttpRequest.newBuilder(URI.create(address + BASE + path))
                .timeout(settings.patience())
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .header(HttpHeaders.ACCEPT, "application/json")
                .build();
        try {
            return read(path, http.send(request, BodyHandlers.ofString()));
        } catch (IOException | JacksonException unanswered) {
            throw new Silent("%s is not answered".formatted(path), unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Silent("Stopped while %s was asked".formatted(path), stopped);
        }
    }

    private static Optional<JsonNode> read(String path, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(JsonMapper.shared().readTree(answer.body()));
            case 404 -> Optional.empty();
            default -> throw new Silent("%s is answered by %d".formatted(path, answer.statusCode()));
        };
    }
}
