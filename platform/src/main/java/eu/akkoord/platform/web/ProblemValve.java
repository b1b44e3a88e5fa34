package eu.akkoord.platform.web;

import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where the connector itself refuses a request, before any filter. */
final class ProblemValve extends ErrorReportValve {
    /** For the connector these are faults of a server that knows too little; here they are faults of the request. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(501, 505);

    private final String version;
    private final JsonMapper json;

    ProblemValve(String version, JsonMapper json) {
        this.version = version;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (failure == null && NOT_UNDERSTOOD.contains(status)) {
            status = 400;
            response.setStatus(status);
        }
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            HeadersFilter.put(version, response);
            var body = json.writeValueAsBytes(Problem.of(status));
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // the caller left, or the answer was under way: there is nobody to tell
            container.getLogger().debug("An error answer could not be written", gone);
        }
    }
}
