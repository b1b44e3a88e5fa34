package eu.akkoord.platform.web;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers that carry along what they refer to, in the form of the Belgian guide (prf-embed): an object {@code embedded} has each
 * carried answer under the address by which a property of that name refers to it.
 */
public final class Embedding {
    private final ObjectProvider<Embed> all;
    private final JsonMapper json;

    Embedding(ObjectProvider<Embed> all, JsonMapper json) {
        this.all = all;
        this.json = json;
    }

    /**
     * The view with what is asked. Its entity tag is the revision of what is shown, as it is without: it serves {@code If-Match}.
     * What is carried along changes without that revision, so {@code If-None-Match} is not answered here.
     *
     * @param with what it is carried along with, such as {@code dossiers}
     * @param ids for each name, of which things
     * @return null when the answer has been written
     */
    public @Nullable ResponseEntity<Object> answer(
            Recorded<?> shown,
            Object view,
            String with,
            Embeds asked,
            Function<String, Collection<String>> ids,
            Caller reader,
            HttpServletResponse response)
            throws IOException {
        if (asked.names().isEmpty()) {
            return Answers.ok(shown, view);
        }
        var whole = json.<ObjectNode>valueToTree(view);
        var embedded = json.createObjectNode();
        for (var name : asked.names()) {
            var answers = embed(with, name).answers(ids.apply(name), reader);
            if (!whole.has(name)) {
                answers.keySet().forEach(href -> whole.putObject(name).put("href", href.toString()));
            }
            answers.forEach((href, answer) -> embedded.set(href.toString(), json.valueToTree(answer)));
        }
        whole.set("embedded", embedded);
        // past Spring, which would answer 304 to who has this revision already
        response.setHeader(HttpHeaders.ETAG, new Revision(shown.revision()).etag());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        var bytes = json.writeValueAsBytes(whole);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        return null;
    }

    private Embed embed(String with, String name) {
        return all.stream()
                .filter(one -> one.with().equals(with) && one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing gives %s with %s".formatted(name, with)));
    }
}
