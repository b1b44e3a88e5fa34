package eu.akkoord.platform.web;

import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no controller is involved. */
public final class ProblemWriter {
    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = json.writeValueAsBytes(worded(problem, request, response));
        response.setStatus(problem.getStatus());
        problem.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Returns the problem in the words of the language that is asked for, and says on the answer which one that is. */
    static Problem worded(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        var language = problem.language(Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        say(language, response);
        return problem.in(language);
    }

    /** Says on an answer which language its words are in, and that another could be asked for. */
    static void say(Language language, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        if (!response.getHeaders(HttpHeaders.VARY).contains(HttpHeaders.ACCEPT_LANGUAGE)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
