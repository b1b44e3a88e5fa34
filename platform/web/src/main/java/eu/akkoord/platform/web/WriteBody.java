package eu.akkoord.platform.web;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.core.time.ChangeNote;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of a write without its {@link ChangeNote}; the contract at the door has checked it. */
public final class WriteBody {
    /** The request attribute with the body as it was read to be checked. */
    static final String BODY = WriteBody.class.getName();

    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    static final String KEY = "Idempotency-Key";
    private static final String PERSON = "person";

    private final ObjectNode body;
    private final ChangeNote note;
    private final JsonMapper json;

    private WriteBody(ObjectNode body, ChangeNote note, JsonMapper json) {
        this.body = body;
        this.note = note;
        this.json = json;
    }

    /** The remarks as they are written. */
    private record Remarks(
            @Nullable LocalDate occurred,
            @Nullable PeriodView occurredPeriod,
            @Nullable String reason,
            @Nullable Boolean recordedAfterwards) {}

    /** @param caller whose key the request bears, if any */
    static WriteBody read(NativeWebRequest request, Caller caller, JsonMapper json) {
        if (!(request.getAttribute(BODY, RequestAttributes.SCOPE_REQUEST) instanceof ObjectNode body)) {
            throw new ProblemException(Problem.badRequest(Issue.body("", null, "body.noObject")));
        }
        var key = key(request, caller, body);
        var note = body.remove("change");
        var remarks = note == null ? new Remarks(null, null, null, null) : json.treeToValue(note, Remarks.class);
        var period = remarks.occurredPeriod();
        return new WriteBody(
                body,
                new ChangeNote(
                        remarks.occurred(),
                        period == null ? null : period.toPeriod("/change/occurredPeriod"),
                        remarks.reason(),
                        Boolean.TRUE.equals(remarks.recordedAfterwards()),
                        key),
                json);
    }

    /** Identifies the request without the persons that it names: of them nothing may stay in a history. */
    private static @Nullable RequestKey key(NativeWebRequest request, Caller caller, ObjectNode body) {
        var key = request.getHeader(KEY);
        var asked = request.getNativeRequest(HttpServletRequest.class);
        if (key == null || asked == null) {
            return null;
        }
        var said = body.deepCopy();
        said.remove(PERSON);
        return RequestKey.of(
                caller,
                key,
                "%s %s?%s".formatted(asked.getMethod(), asked.getRequestURI(), asked.getQueryString()),
                said.toString());
    }

    public ChangeNote note() {
        return note;
    }

    /** The body as what it is to become; properties that the type does not have are left aside. */
    public <T> T as(Class<T> type) {
        return json.treeToValue(body, type);
    }

    /** The body as plain values, among them null for what a patch takes away. */
    public Map<String, Object> properties() {
        return json.treeToValue(body, PROPERTIES);
    }

    /** A text that stands at the top of the body. */
    public String text(String name) {
        return body.path(name).asString();
    }

    /**
     * The id that the writer has chosen for what is to be made, else a new one that nobody guesses.
     *
     * @param whole what it will be a part of
     */
    public String id(String whole, @Nullable Repeat repeat) {
        return body.has("id") ? text("id") : Repeat.idWithin(whole, repeat);
    }

    /** Tells whether the body says anything of one of these at its top, and be it that it is to go. */
    public boolean mentions(String... names) {
        return Arrays.stream(names).anyMatch(body::has);
    }
}
