package eu.akkoord.gateway;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * The answer of a service that is let go unread where its reader has left. Spring reads it to its end, to use the connection again:
 * whoever asks for files and leaves would have every one of them made.
 */
record ClosedAtOnce(ClientHttpResponse answer) implements ClientHttpResponse {
    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
        return answer.getBody();
    }

    @Override
    public void close() {
        try {
            answer.getBody().close();
        } catch (IOException gone) {
            // nothing is left to be let go
        }
    }
}
