package eu.akkoord.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.akkoord.platform.desk.Audited;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry with all there is of it.
 *
 * @param changed the properties that differ between before and after
 * @param before the thing as it was stored before a change; absent of the first
 * @param after the thing as it was stored after a change
 * @param struck pointers to what was struck from it since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
        @JsonUnwrapped AuditItem item,
        @Nullable List<String> changed,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        @Nullable List<String> struck) {
    static AuditView of(AuditItem item) {
        return new AuditView(item, null, null, null, null);
    }

    /** @param changes the one before it, where there is one, and itself */
    static AuditView of(AuditItem item, List<Audited> changes) {
        Map<String, Object> before =
                changes.size() < 2 ? null : changes.getFirst().past().stored();
        var after = changes.getLast().past().stored();
        var struck = changes.getLast().past().struck();
        return new AuditView(
                item,
                changed(before == null ? Map.of() : before, after),
                before,
                after,
                struck.isEmpty() ? null : struck);
    }

    private static List<String> changed(Map<String, Object> before, Map<String, Object> after) {
        var names = new TreeSet<String>();
        Stream.of(before, after).forEach(state -> names.addAll(state.keySet()));
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return List.copyOf(names);
    }
}
