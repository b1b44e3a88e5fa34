package eu.akkoord.platform.web;

import eu.akkoord.platform.core.problem.Problem;
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

    /** Of what the connector cannot read, nobody knows a place. */
    private static Problem problem(int status) {
        return status == 400 ? Problem.unreadable() : Problem.of(status);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (failure == null && NOT_UNDERSTOOD.contains(status)) {
            status = 400;
            response.setStatus(status);
        }
        if (BoundedHead.isPathTooLong(request.getCoyoteRequest())) {
            status = 414;
            response.setStatus(status);
        }
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            HeadersFilter.put(version, response);
            var body = json.writeValueAsBytes(ProblemWriter.worded(problem(status), request, response));
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
