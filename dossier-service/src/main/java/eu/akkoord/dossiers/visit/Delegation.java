package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.facts.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One party's people at a visit, as numbers: names do not belong here.
 *
 * @param party code of the party
 * @param announced how many were announced
 * @param actual how many came
 * @param functions what they do, without their names
 */
public record Delegation(
        @Code String party,
        @Nullable Integer announced,
        @Nullable Integer actual,
        List<String> functions) {
    public Delegation {
        functions = List.copyOf(functions);
    }
}
