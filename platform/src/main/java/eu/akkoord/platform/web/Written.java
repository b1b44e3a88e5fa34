package eu.akkoord.platform.web;

import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a writer sends, with what is said about the change itself taken out. The contract at the door has checked it. */
public final class Written {
    private final ObjectNode body;
    private final ChangeNote note;
    private final JsonMapper json;

    private Written(ObjectNode body, ChangeNote note, JsonMapper json) {
        this.body = body;
        this.note = note;
        this.json = json;
    }

    static Written read(NativeWebRequest request, JsonMapper json) throws IOException {
        var servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null || !(json.readTree(servlet.getInputStream()) instanceof ObjectNode body)) {
            throw new ProblemException(Problem.badRequest(Issue.body("", null, "De body is geen object")));
        }
        var note = body.remove("change");
        return new Written(body, note == null ? ChangeNote.NONE : json.treeToValue(note, ChangeNote.class), json);
    }

    public ChangeNote note() {
        return note;
    }

    /** The body as what it is to become; properties that the type does not have are left aside. */
    public <T> T as(Class<T> type) {
        return json.treeToValue(body, type);
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

    /** Whether the body says anything of one of these at its top, and be it that it is to go. */
    public boolean mentions(String... names) {
        return Arrays.stream(names).anyMatch(body::has);
    }

    /** The body as a merge patch over what there is. */
    public <T> T over(T before, Class<T> type) {
        return json.treeToValue(MergePatch.apply(json.valueToTree(before), body), type);
    }
}
