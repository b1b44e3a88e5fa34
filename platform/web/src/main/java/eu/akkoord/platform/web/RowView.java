package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.time.Occurrence;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of many things that a request changes, with what became of it.
 *
 * @param problem why it stays as it was; absent where it was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowView(String id, URI href, @Nullable Why problem) {
    /** A problem, as far as it differs from row to row. */
    public record Why(URI type, int status, String detail) {}

    /**
     * A row of one thing.
     *
     * @param language that its words are in
     * @param refusal as a change of this thing alone would be refused
     * @throws RuntimeException the refusal itself, when it is none of those that concern one thing
     */
    public static RowView of(String id, URI href, Language language, @Nullable RuntimeException refusal) {
        if (refusal == null) {
            return new RowView(id, href, null);
        }
        var problem = switch (refusal) {
            case Refusal refused -> PlatformAdvice.problem(refused);
            case Refused refused -> PlatformAdvice.problem(refused);
            case Occurrence.OutOfOrder day -> PlatformAdvice.problem(day);
            default -> throw refusal;
        };
        var issues = problem.issues();
        var detail = issues.isEmpty() ? problem.message() : issues.getFirst().detail();
        return new RowView(
                id, href, new Why(Objects.requireNonNull(problem.getType()), problem.getStatus(), detail.in(language)));
    }
}
